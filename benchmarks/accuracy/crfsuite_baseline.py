"""usage: crfsuite_baseline.py TRAIN TEST | crfsuite_baseline.py --folds N DATA -- strict F1 of CRFsuite (L-BFGS).

TRAIN, TEST and DATA are what `prepare.py` writes: one JSON object a sentence with `article`, `fold`, `tokens` and `tags`.
The features are the usual ones of a bare tagger: words, affixes and shapes in a window of two, no lists.
"""
import json
import re
import sys

import pycrfsuite


def shape(word):
    short = re.sub(r"[^\W\d_]", lambda m: "X" if m[0].isupper() else "x", word)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\d", "0", short))


def of_word(word, place):
    yield f"{place}:w={word.lower()}"
    yield f"{place}:s={shape(word)}"
    if abs(place) <= 1:
        yield f"{place}:W={word}"
        for length in (1, 2, 3, 4):
            if len(word) > length:
                yield f"{place}:p={word[:length].lower()}"
                yield f"{place}:e={word[-length:].lower()}"


def features(words):
    padded = ["<s>", "<s>"] + words + ["</s>", "</s>"]
    for index in range(len(words)):
        found = ["bias"]
        for place in (-2, -1, 0, 1, 2):
            found += of_word(padded[index + 2 + place], place)
        yield found


def sentences(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def spans(tags):
    """Spans of IOB2 tags, an I that continues nothing starting one."""
    found, start, kind = [], None, None
    for index, tag in enumerate(tags + ["O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            found.append((start, index, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = index, tag[2:]
    return set(found)


def predict(train, test, path="crfsuite.model"):
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 150})
    for sentence in train:
        trainer.append(list(features(sentence["tokens"])), sentence["tags"])
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return [tagger.tag(list(features(sentence["tokens"]))) for sentence in test]


def main():
    pairs = []
    if sys.argv[1] == "--folds":
        data = sentences(sys.argv[3])
        for fold in range(int(sys.argv[2])):
            test = [s for s in data if s["fold"] == fold]
            pairs.append((test, predict([s for s in data if s["fold"] != fold], test)))
    else:
        test = sentences(sys.argv[2])
        pairs.append((test, predict(sentences(sys.argv[1]), test)))
    correct = gold = found = 0
    for test, tags in pairs:
        for sentence, predicted in zip(test, tags):
            a, b = spans(sentence["tags"]), spans(predicted)
            # Gold that tokens cannot write (inside other mentions) is counted by the caller.
            gold += sentence.get("gold", len(a))
            found += len(b)
            correct += len(a & b)
    print(f"P {100 * correct / max(1, found):.2f} R {100 * correct / max(1, gold):.2f} "
          f"F1 {200 * correct / max(1, found + gold):.2f} ({correct}/{found}/{gold})")


if __name__ == "__main__":
    main()
