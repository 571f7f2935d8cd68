"""usage: rules_speed.py [--assay PROGRAM] [--data FOLDER] [--runs N] [--megabytes N]

Times 200 rules for events with a gazetteer of 10,000 names against spaCy's Matcher with 100 and 1,000 patterns, in turns;
one core, tokenising included for us and left out for spaCy.

A rule starts at any of five words and looks for a name on either side; a pattern is one word in any case. Before any time is shown, the rules without names must find as many events as patterns of all their words find matches, parts of
words with hyphens left out, which spaCy takes for words."""
import argparse
import collections
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = 200
WORDS = 5
TYPES = 50


def rule_file(triggers, names):
    """Rules for a list of words each; with names a lexicon of them that both roles of each rule ask for."""
    lines = ["ontology benchmark", "types Name"]
    lines += [f"frame Event{number:02}: Left Right" for number in range(TYPES)]
    lines += [f"lex TRIGGER{number:03} = {' '.join(words)}" for number, words in enumerate(triggers)]
    if names:
        lines += [f'lex NAMES +cap from "{names}"', 'entity Name "listed"', "  match <NAMES>"]
    for number in range(len(triggers)):
        lines += [f'event Event{number % TYPES:02} "rule {number:03}"', f"  trigger TRIGGER{number:03}"]
        if names:
            lines += ["  Left Name? left within 10", "  Right Name? right within 10"]
    return "\n".join(lines) + "\n"


def tool(options, *arguments):
    return subprocess.run([options.assay, *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def events(options, corpus, rules, folder):
    tool(options, "run", corpus, "-x", f"rules:file={rules}", "-o", folder)
    records = next(Path(folder).glob("rules*.jsonl")).read_text().splitlines()
    return sum(len(layer.get("events", [])) for record in records for layer in json.loads(record)["layers"])


def matcher(triggers, nlp):
    from spacy.matcher import Matcher

    made = Matcher(nlp.vocab)
    for number, words in enumerate(triggers):
        made.add(f"pattern {number}", [[{"LOWER": word}] for word in words])
    return made


def whole_words(found, doc):
    """How many matches are no part of a word with hyphens."""
    def joins(index):
        return 0 <= index < len(doc) and doc[index].text == "-"

    return sum(not (joins(start - 1) and not doc[start - 1].whitespace_ or joins(end) and not doc[end - 1].whitespace_)
               for _, start, end in found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--assay", default=str(ROOT / ".build/release/assay"))
    parser.add_argument("--data", required=True, help="the folder that make_text.py wrote")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--megabytes", type=float, default=2)
    options = parser.parse_args()
    import spacy

    data = Path(options.data)
    articles = (data / "text.txt").read_bytes()[:int(options.megabytes * 1e6)].decode(errors="ignore").split("\n\n")[:-1]
    nlp = spacy.blank("en")
    docs = [nlp.make_doc(article) for article in articles]
    tokens = sum(len(doc) for doc in docs)
    counts = collections.Counter(token.text for doc in docs for token in doc if token.text.isalpha() and token.text.islower())
    # Words of middling frequency, so that about as many tokens are triggers as in news.
    ranked = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][1000:1000 + RULES * WORDS]
    lists = [ranked[start:start + WORDS] for start in range(0, len(ranked), WORDS)]
    if len(lists) < RULES:
        sys.exit(f"the text has words for {len(lists)} rules only, and {RULES} are needed: take more megabytes")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        corpus = folder / "articles.jsonl"
        corpus.write_text("".join(json.dumps({"id": f"a{number}", "text": article}) + "\n"
                                  for number, article in enumerate(articles)))
        (folder / "names.txt").write_text("\n".join((data / "names.txt").read_text().splitlines()[:10_000]) + "\n")
        (folder / "bare.rules").write_text(rule_file(lists, None))
        (folder / "full.rules").write_text(rule_file(lists, "names.txt"))
        found = events(options, corpus, folder / "bare.rules", folder / "out")
        one = matcher(lists, nlp)
        matches = sum(whole_words(one(doc), doc) for doc in docs)
        if found != matches:
            sys.exit(f"{found} events of rules, and {matches} matches of patterns")
        print(f"{len(articles)} articles, {tokens} tokens; {found} events of {RULES} rules without names, and as many matches")
        speeds = {"assay, 200 rules and 10,000 names": [], "spaCy Matcher, 100 patterns": [], "spaCy Matcher, 1,000 patterns": []}
        matchers = {"spaCy Matcher, 100 patterns": matcher([[word] for word in ranked[:100]], nlp),
                    "spaCy Matcher, 1,000 patterns": matcher([[word] for word in ranked], nlp)}
        for _ in range(options.runs):
            document = json.loads(tool(options, "bench", corpus, "-x", f"rules:file={folder / 'full.rules'}", "--jobs", 1,
                                       "--json"))
            speeds["assay, 200 rules and 10,000 names"].append(document["extractors"][0]["tokens_per_second"])
            for name, one in matchers.items():
                start = time.process_time()
                for doc in docs:
                    one(doc)
                speeds[name].append(tokens / (time.process_time() - start))
        ours = statistics.median(speeds["assay, 200 rules and 10,000 names"])
        for name, values in speeds.items():
            speed = statistics.median(values)
            print(f"{name:36} {speed / 1e6:8.3f} M tokens/s   assay is {ours / speed:7.1f} times as fast")


if __name__ == "__main__":
    main()
