"""usage: benchmarks/accuracy/splits.py [--data DIR] [--assay PROGRAM] [--peers] [NAME ...]

Trains and tests `tagger` on splits that nothing was chosen by: other parts of the open corpora, and folds dealt at random
from a seed. Prints strict F1 over all folds; `--peers` adds CRFsuite on the same (see benchmarks/accuracy/README.md)."""
import argparse
import json
import random
import tempfile
from pathlib import Path

import prepare
from calls import call

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def halves(items):
    return items[: len(items) // 2], items[len(items) // 2:]


def dealt(items, folds, seed=1):
    """Pairs of training and test parts, the items dealt at random."""
    order = list(items)
    random.Random(seed).shuffle(order)
    parts = [order[number::folds] for number in range(folds)]
    return [([item for other in parts if other is not part for item in other], part) for part in parts]


class Columns:
    """Sentences of column files, which make one article."""

    ending, settings = ".conll", []

    def write(self, path, items):
        rows = (zip(item["tokens"], item["tags"]) for item in items)
        path.write_text(
            "\n".join("".join(f"{token}\t{tag}\n" for token, tag in row) for row in rows), encoding="utf-8")

    def sentences(self, items):
        return items


class Articles:
    """Articles of Assay's JSON Lines, a line each."""

    ending = ".jsonl"

    def __init__(self, settings=()):
        self.settings = list(settings)

    def write(self, path, items):
        path.write_text("".join(items), encoding="utf-8")

    def sentences(self, items):
        return prepare.standoff([prepare.mentions(line) for line in items])


def ours(assay, folder, train, test, settings):
    """Correct, predicted and gold mentions."""
    model = folder / "tagger.model"
    call(assay, "train", "tagger", train, "-o", model, *settings)
    document = json.loads(call(assay, "run", test, "-x", f"tagger:model={model}", "--json", "-m", "ent.strict"))
    [metric] = document["extractors"][0]["scores"]["metrics"]
    return [metric["micro"][name] for name in ("correct", "predicted", "gold")]


def crfsuite(python, folder, training, testing, kind):
    paths = [folder / "train.sentences.jsonl", folder / "test.sentences.jsonl"]
    for path, items in zip(paths, (training, testing)):
        prepare.write(path, kind.sentences(items))
    # Its model goes where it runs.
    text = call(python, HERE / "crfsuite_baseline.py", *paths, folder=folder)
    return [int(number) for number in text[text.index("(") + 1: text.index(")")].split("/")]


def f1(counts):
    correct, predicted, gold = (sum(column) for column in zip(*counts))
    return f"{200 * correct / max(1, predicted + gold):6.2f} ({correct}/{predicted}/{gold})"


def rows(data, assay, folder):
    """Names with what makes their kind and splits."""
    def articles(path):
        target = folder / "articles.jsonl"
        call(assay, "convert", data / path, "-o", target)
        return target.read_text(encoding="utf-8").splitlines(keepends=True)

    politics, wnut = data / "crossner-politics/ner_data/politics", data / "wnut17"
    twitter, wikinews = data / "broad-twitter-corpus/train_dev_test_conll", data / "newsreader-wikinews-ner"
    named = {
        **{f"politics-{part}": politics / f"{part}.txt" for part in ("train", "dev", "test")},
        "wnut-train": wnut / "wnut17train.conll", "wnut-dev": wnut / "emerging.dev.conll",
        "twitter-train": twitter / "btc.train", "twitter-dev": twitter / "btc.dev",
        **{f"wikinews-{level}": wikinews / f"wikinews-{level}-gold.conll" for level in ("outer", "inner")},
    }

    def sentences(name):
        return list(prepare.columns(named[name]))

    def columns(train, test, first=None):
        return lambda: (Columns(), [(sentences(train)[:first], sentences(test))])

    def column_folds(name, folds):
        return lambda: (Columns(), dealt(sentences(name), folds))

    def article_folds(path, folds, seed=1, settings=()):
        return lambda: (Articles(settings), dealt(articles(path), folds, seed))

    def genres():
        of = {line: json.loads(line)["id"].split("_")[1] for line in articles("gum/coref/gum/tsv")}
        return Articles(), [([a for a in of if of[a] == "news"], [a for a in of if of[a] != "news"])]

    return {
        "politics dev-test": columns("politics-dev", "politics-test"),
        "politics test-dev": columns("politics-test", "politics-dev"),
        "politics train-dev": columns("politics-train", "politics-dev"),
        "politics dev-train": columns("politics-dev", "politics-train"),
        "politics 100 of dev-test": columns("politics-dev", "politics-test", 100),
        "wnut dev-train": columns("wnut-dev", "wnut-train"),
        "wnut train 2-fold": column_folds("wnut-train", 2),
        "twitter dev-train": columns("twitter-dev", "twitter-train"),
        "twitter train 2-fold": column_folds("twitter-train", 2),
        "twitter half-half": lambda: (Columns(), [halves(sentences("twitter-train"))]),
        "wikinews outer 5-fold": column_folds("wikinews-outer", 5),
        "wikinews inner 5-fold": column_folds("wikinews-inner", 5),
        **{f"re3d 5-fold, deal {seed}": article_folds("re3d", 5, seed) for seed in range(1, 6)},
        **{f"litbank triggers 5-fold, deal {seed}":
           article_folds("litbank/events/brat", 5, seed, ["--set", "context=true"]) for seed in range(1, 6)},
        "litbank entities 5-fold": article_folds("litbank/entities/brat", 5),
        "gum 2-fold": article_folds("gum/coref/gum/tsv", 2),
        "gum news-others": genres,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--assay", type=Path, default=ROOT / ".build/release/assay")
    parser.add_argument("--peers", action="store_true", help="CRFsuite, as benchmarks/accuracy/run --peers installs it")
    parser.add_argument("names", nargs="*", help="what the names of rows begin with")
    options = parser.parse_args()
    python = ROOT / ".build/accuracy-peers/bin/python"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row, make in rows(options.data.resolve(), options.assay.resolve(), folder).items():
            if options.names and not row.startswith(tuple(options.names)):
                continue
            kind, splits = make()
            found, theirs = [], []
            train, test = (folder / f"{part}{kind.ending}" for part in ("train", "test"))
            for training, testing in splits:
                kind.write(train, training)
                kind.write(test, testing)
                found.append(ours(options.assay.resolve(), folder, train, test, kind.settings))
                if options.peers:
                    theirs.append(crfsuite(python, folder, training, testing, kind))
            print(f"{row:32} ours {f1(found)}" + (f"  crfsuite {f1(theirs)}" if theirs else ""), flush=True)


if __name__ == "__main__":
    main()
