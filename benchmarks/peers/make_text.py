"""usage: make_text.py FOLDER [--megabytes N] [--seed N]

Writes synthetic newswire into FOLDER: text.txt, articles of about 2.5 kB with an empty line between, and names.txt, a
million names, of which the first thousand, ten thousand and so on are the smaller lists.

Words follow Zipf's law over 50,000; about a name per 100 bytes is one of the first 100,000. The same seed gives the
same files."""
import argparse
import itertools
import random
from pathlib import Path

VOCABULARY = 50_000
NAMES = 1_000_000
SYLLABLES = [c + v for c in "b d f g h k l m n p r s t v z br dr gr kr st tr sh th".split() for v in "a e i o u".split()]
ENDINGS = ["", "", "n", "r", "s", "t", "l", "m", "d", "nd", "st"]


def words(pick, count, least, most):
    """Distinct words; the first are the shortest."""
    found = {}
    while len(found) < count:
        syllables = pick.randint(least, most)
        found["".join(pick.choices(SYLLABLES, k=syllables)) + pick.choice(ENDINGS)] = None
    return sorted(found, key=lambda word: (len(word) + pick.random() * 4))


def names(pick):
    """Distinct names of one to four words."""
    parts = [word.capitalize() for word in words(pick, 40_000, 2, 4)]
    found = {}
    while len(found) < NAMES:
        kind = pick.random()
        one, two, three = (parts[int(len(parts) * pick.random() ** 1.5)] for _ in range(3))
        if kind < 0.03:
            name = one
        elif kind < 0.06:
            name = f"al-{one}"
        elif kind < 0.6:
            name = f"{one} {two}"
        elif kind < 0.7:
            name = f"{one} of {two}"
        elif kind < 0.75:
            name = f"{one}-{two} {three}"
        else:
            name = f"{one} {two} {three}"
        found[name] = None
    return list(found)


def sentences(pick, vocabulary, weights, names):
    """Sentences without end; log-uniform ranks, so that half of all names are of the first thousand."""
    while True:
        chosen = pick.choices(vocabulary, cum_weights=weights, k=pick.randint(8, 28))
        chosen[0] = chosen[0].capitalize()
        for place in range(len(chosen)):
            if pick.random() < 0.085:
                chosen[place] = names[int(len(names) ** pick.random()) - 1]
                if pick.random() < 0.1:
                    chosen[place] += "'s"
            if pick.random() < 0.06 and place + 1 < len(chosen):
                chosen[place] += ","
        yield " ".join(chosen) + "."


def articles(pick, vocabulary, weights, names):
    stream = sentences(pick, vocabulary, weights, names)
    while True:
        lines, size = [], 0
        while size < 2_500:
            lines.append(" ".join(itertools.islice(stream, pick.randint(1, 4))))
            size += len(lines[-1]) + 1
        yield "\n".join(lines) + "\n\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    pick = random.Random(options.seed)
    all_names = names(pick)
    vocabulary = words(pick, VOCABULARY, 1, 4)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "names.txt").write_text("".join(f"{name}\n" for name in all_names), encoding="utf-8")
    size = 0
    with open(options.folder / "text.txt", "w", encoding="utf-8") as file:
        for article in articles(pick, vocabulary, weights, all_names):
            if size + len(article) > options.megabytes * 1_000_000:
                break
            size += file.write(article)


if __name__ == "__main__":
    main()
