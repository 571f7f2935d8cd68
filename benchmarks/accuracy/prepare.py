"""usage: prepare.py DATA OUT -- other people's corpora as the CRFsuite baseline reads them.

Writes of every corpus one JSON object a sentence (article, fold, tokens, tags, gold) for `crfsuite_baseline.py`; re3d is
read as `assay convert` gives it, from OUT/re3d.jsonl. Folds are dealt as Assay deals them:
articles in the order of SHA-256 of their ids, in turn.
"""
import hashlib
import json
import re
import sys
from pathlib import Path

FOLDS = 5


def folds(ids):
    order = sorted(ids, key=lambda i: (hashlib.sha256(i.encode()).hexdigest(), i))
    return {name: index % FOLDS for index, name in enumerate(order)}


def write(path, sentences):
    with open(path, "w", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(json.dumps(sentence, ensure_ascii=False) + "\n")


def columns(path, article="", fold=0):
    """The sentences of a column file, the first column the words and the last the tags."""
    tokens, tags = [], []
    for line in open(path, encoding="utf-8", newline="\n"):
        cells = line.rstrip("\r\n").split("\t" if "\t" in line else None)
        if not line.strip():
            if tokens:
                yield {"article": article, "fold": fold, "tokens": tokens, "tags": tags}
            tokens, tags = [], []
        elif len(cells) > 1 and cells[0] != "-DOCSTART-":
            tokens.append(cells[0])
            tags.append(cells[-1])
    if tokens:
        yield {"article": article, "fold": fold, "tokens": tokens, "tags": tags}


def standoff(articles):
    """Sentences of (id, text, mentions): words and marks; outermost mentions that fall on words are tagged."""
    fold = folds([name for name, _, _ in articles])
    for name, text, mentions in articles:
        tokens = [m.span() for m in re.finditer(r"[^\W_]+|[^\w\s]|_", text)]
        ends = [i + 1 for i, (a, b) in enumerate(tokens)
                if i + 1 == len(tokens) or "\n\n" in text[b:tokens[i + 1][0]]
                or (text[a:b] in ".!?" and b < tokens[i + 1][0] and text[tokens[i + 1][0]].isupper())]
        tags, covered = ["O"] * len(tokens), 0
        for start, end, kind in sorted(mentions, key=lambda m: (m[0], -m[1])):
            inside = [i for i, (a, b) in enumerate(tokens) if a < end and b > start]
            if inside and start >= covered and tokens[inside[0]][0] == start and tokens[inside[-1]][1] == end:
                tags[inside[0]:inside[-1] + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (len(inside) - 1)
                covered = end
        first = 0
        for number, end in enumerate(ends):
            yield {"article": name, "fold": fold[name], "tokens": [text[a:b] for a, b in tokens[first:end]],
                   "tags": tags[first:end], "gold": len(mentions) if number == 0 else 0}
            first = end


def mentions(line):
    """Of a line of Assay's JSON Lines the id, the text, and each mention's first place and type."""
    row = json.loads(line)
    return row["id"], row["text"], [(*m["spans"][0], m["type"]) for m in row["layers"][0]["mentions"]]


def main(data, out):
    def write_part(name, sentences):
        write(out / f"{name}.sentences.jsonl", sentences)

    out.mkdir(parents=True, exist_ok=True)
    politics = data / "crossner-politics/ner_data/politics"
    for part in ("train", "test"):
        write_part(f"politics-{part}", columns(politics / f"{part}.txt"))
    twitter = data / "broad-twitter-corpus/train_dev_test_conll"
    write_part("twitter-train", columns(twitter / "btc.train"))
    write_part("twitter-dev", columns(twitter / "btc.dev"))
    write_part("wnut-train", columns(data / "wnut17/wnut17train.conll"))
    write_part("wnut-dev", columns(data / "wnut17/emerging.dev.conll"))
    books = sorted((data / "litbank/events/tsv").glob("*.tsv"))
    fold = folds([book.stem for book in books])
    write_part("litbank-events", (
        {**s, "tags": ["O" if t == "O" else "B-EVENT" for t in s["tags"]]}
        for book in books for s in columns(book, book.stem, fold[book.stem])))
    with open(out / "re3d.jsonl", encoding="utf-8") as file:
        write_part("re3d", standoff([mentions(line) for line in file]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
