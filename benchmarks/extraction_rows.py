"""Rows about strategies that whole programs tell best: another program as an extractor, and training a tagger."""
import collections
import itertools
import json
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "benchmarks/accuracy"))
from prepare import columns

ASSAY = ROOT / ".build/release/assay"

TRIVIAL = f"""import sys
sys.path.insert(0, {str(ROOT / "examples")!r})
from assay_extractor import serve
serve(lambda text: [], name="trivial", version="1", labels=["Place"])
"""


def process(folder, runs, run, count=100_000):
    """What the protocol costs: a child in Python that finds nothing, in articles of a line."""
    program, articles = folder / "trivial.py", folder / "short.jsonl"
    program.write_text(TRIVIAL)
    with articles.open("w") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"a{number}", "text": f"Rebels left Ravno, a town of {number}."}) + "\n")
    rates = []
    for _ in range(runs):
        text = run([ASSAY, "bench", articles, "--json", "--", sys.executable, program])[0]
        [row] = json.loads(text)["extractors"]
        if row["failed_articles"]:
            sys.exit(f"process: {row['failed_articles']} articles failed")
        rates.append(row["articles_per_second"])
    print(f"process         trivial child      {statistics.median(rates):10,.0f} articles/s")


def training_columns(paths, tokens, types=3):
    """The number of tokens, so many or all, and the lines of word and tag, the most frequent types alone."""
    kept, count = [], 0
    for sentence in itertools.chain.from_iterable(map(columns, paths)):
        if count >= tokens:
            break
        kept.append(list(zip(sentence["tokens"], sentence["tags"])))
        count += len(kept[-1])
    counts = collections.Counter(tag[2:] for sentence in kept for _, tag in sentence if tag.startswith("B-"))
    common = {name for name, _ in counts.most_common(types)}
    lines = []
    for sentence in kept:
        lines += [f"{word}\t{tag if tag[2:] in common else 'O'}" for word, tag in sentence]
        lines.append("")
    return count, lines


def train_tagger(folder, runs, paths, run, tokens=293_000):
    count, lines = training_columns(paths, tokens)
    data = folder / "train.conll"
    data.write_text("\n".join(lines) + "\n")
    for name, settings in (("scheme=bio", ["--set", "scheme=bio"]), ("as it is", [])):
        command = [ASSAY, "train", "tagger", data, "-o", folder / "speed.model", *settings]
        samples = [run(command)[1:] for _ in range(runs)]
        user, wall, memory = (statistics.median(column) for column in zip(*samples))
        print(f"train-tagger    {name:15} {user:8.2f} s user {wall:8.2f} s wall {memory:8.0f} MB, {count:,} tokens")
