"""usage: crfsuite_speed.py TRAIN TEST -- tokens a second of CPU time that CRFsuite's C tagger reaches on TEST.

Features are those of crfsuite_baseline.py, made and turned into C++ strings before the clock starts; the clock runs
while CRFsuite looks them up, scores and finds the path.
"""
import sys
import time

import pycrfsuite

from crfsuite_baseline import features, sentences

trainer = pycrfsuite.Trainer(verbose=False)
trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 30})
for sentence in sentences(sys.argv[1]):
    trainer.append(list(features(sentence["tokens"])), sentence["tags"])
trainer.train("crfsuite-speed.model")
tagger = pycrfsuite.Tagger()
tagger.open("crfsuite-speed.model")
test = [list(features(s["tokens"])) for s in sentences(sys.argv[2])]
items = [pycrfsuite.ItemSequence(s) for s in test]
tokens = sum(len(s) for s in test)
count = sum(len(token) for s in test for token in s)
best = None
for _ in range(5):
    used = 0.0
    for sequence in items:
        start = time.process_time()
        tagger.set(sequence)
        tagger.tag()
        used += time.process_time() - start
    best = used if best is None else min(best, used)
print(f"{len(tagger.labels())} labels, {count / tokens:.1f} features a token, {tokens / best / 1e6:.3f} M tokens/s")
