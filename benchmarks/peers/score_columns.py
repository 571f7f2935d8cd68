"""usage: score_columns.py PEER GOLD PREDICTED -- strict micro F1 of two IOB2 column files, as the peer gives it."""
import sys


def read(path):
    sentences, tags = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line:
                tags.append(line.rsplit("\t", 1)[1])
            elif tags:
                sentences.append(tags)
                tags = []
    if tags:
        sentences.append(tags)
    return sentences


peer, gold, predicted = sys.argv[1], read(sys.argv[2]), read(sys.argv[3])
if peer == "seqeval":
    from seqeval.metrics import f1_score

    print(f1_score(gold, predicted))
else:
    from nervaluate import Evaluator

    types = sorted({tag[2:] for sentence in gold + predicted for tag in sentence if tag != "O"})
    results = Evaluator(gold, predicted, tags=types, loader="list").evaluate()
    print(results["overall"]["strict"].f1)
