"""usage: text_speed.py [--data FOLDER] [--runs N] [--sizes N,N...] [--megabytes N] [--skip-build]

Times names and tokens against peers, in turns, by processor time; one core, everything in memory.

Matches are compared before any time is shown: in the first megabyte, those of daachorse that overlap, taken where
words start and end, the longest from left to right, must be ours. Its time is that of a scan whose patterns end in a
byte that the text does not have, so that it walks the text as it would and Python gets no matches to hold."""
import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


class Ours:
    """Our program, which does what it is told by a line."""

    def __init__(self, data):
        program = ROOT / ".build/release/text-speed"
        self.process = subprocess.Popen([program, data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return [float(word) for word in self.process.stdout.readline().split()]

    def matches(self, size, limit):
        self.process.stdin.write(f"matches {size} {limit}\n")
        self.process.stdin.flush()
        found = []
        while (line := self.process.stdout.readline().strip()) != "end":
            start, end = line.split()
            found.append((int(start), int(end)))
        return found


def timed(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def is_word(byte):
    return byte >= 0x80 or chr(byte).isalnum() or byte == 0x5F


def expected_matches(names, text):
    import daachorse

    found = daachorse.DoubleArrayAhoCorasick(names).find_overlapping(text)
    taken, best = [], {}
    for start, end, _ in found:
        if (start and is_word(text[start - 1])) or (end < len(text) and is_word(text[end])):
            continue
        best[start] = max(end, best.get(start, 0))
    for start in sorted(best):
        if not taken or start >= taken[-1][1]:
            taken.append((start, best[start]))
    return taken


def compare_names(ours, text, names, sizes, runs):
    import daachorse

    # Whole articles of the first megabyte.
    limit = text.rindex(b"\n\n", 0, MEGABYTE) + 2
    for size in sizes:
        found, expected = ours.matches(size, limit), expected_matches(names[:size], text[:limit])
        if found != expected:
            sys.exit(f"names {size}: {len(found)} matches, and {len(expected)} expected; first difference at "
                     f"{next(iter(sorted(set(found) ^ set(expected))), None)}")
        (build, memory) = ours.ask(f"index {size}")
        pattern = [name + b"\0" for name in names[:size]]
        made = []
        built = timed(lambda: made.append(
            daachorse.DoubleArrayAhoCorasick(pattern, daachorse.MATCH_KIND_LEFTMOST_LONGEST)))
        automaton = made[0]
        times = {"assay": [], "daachorse": []}
        count = 0
        for _ in range(runs):
            seconds, count = ours.ask(f"names {size}")
            times["assay"].append(seconds)
            times["daachorse"].append(timed(lambda: automaton.find(text)))
        report(f"names {size}", times, len(text), f"{int(count)} matches, index {build:.2f} s and {int(memory)} MB; "
               f"daachorse's {built:.2f} s")


def compare_tokens(ours, text, runs):
    covered, expected = ours.ask("coverage")[0], len(text) - sum(text.count(c) for c in (b" ", b"\n"))
    if covered != expected:
        sys.exit(f"tokens: {covered} bytes in tokens, and {expected} that are no blank")
    peers = {"ICU": icu_words(text), "spaCy blank": spacy_blank(text)}
    times = {"assay": [], **{name: [] for name in peers if peers[name]}}
    for _ in range(runs):
        seconds, tokens, sentences = ours.ask("tokens")
        times["assay"].append(seconds)
        for name, peer in peers.items():
            if peer:
                work, size = peer
                times[name].append(timed(work) * len(text) / size)
    report("tokens", times, len(text), f"{int(tokens)} tokens, {int(sentences)} sentences")


def icu_words(text, size=5 * MEGABYTE):
    """Word breaks, a thousand a call, so that Python costs nothing; and the size of what is broken."""
    try:
        import icu
    except ImportError:
        return print("PyICU is not installed; it is left out")
    sample = icu.UnicodeString(text[:size].decode())
    iterator = icu.BreakIterator.createWordInstance(icu.Locale.getEnglish())

    def work():
        iterator.setText(sample)
        while iterator.nextBoundary(1000) != icu.BreakIterator.DONE:
            pass

    return work, min(size, len(text))


def spacy_blank(text, size=MEGABYTE // 2):
    """The blank English tokenizer on articles, and their size."""
    try:
        import spacy
    except ImportError:
        return print("spaCy is not installed; it is left out")
    nlp = spacy.blank("en")
    articles = text[:size].decode().split("\n\n")
    return lambda: [nlp.make_doc(article) for article in articles], min(size, len(text))


def report(title, times, size, note):
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, seconds in medians.items():
        ratio = seconds / medians["assay"]
        print(f"{title:16} {name:12} {size / MEGABYTE / seconds:9.1f} MB/s   assay is {ratio:7.2f} times as fast")
    print(f"{'':16} {note}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=ROOT / ".build/data")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--skip-build", action="store_true", help="take text-speed as it is built")
    options = parser.parse_args()
    if not (options.data / "text.txt").exists():
        script = Path(__file__).with_name("make_text.py")
        subprocess.run([sys.executable, script, options.data, "--megabytes", str(options.megabytes)], check=True)
    if not options.skip_build:
        build = ["swift", "build", "-c", "release", "--product", "text-speed"]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    text = (options.data / "text.txt").read_bytes()
    text = text[: text.rindex(b"\n\n") + 2]
    names = (options.data / "names.txt").read_bytes().split(b"\n")[:-1]
    ours = Ours(options.data)
    compare_tokens(ours, text, options.runs)
    compare_names(ours, text, names, [int(size) for size in options.sizes.split(",")], options.runs)


if __name__ == "__main__":
    main()
