"""Everything that a Python program needs to be an extractor of Assay: one file, no package.

    from assay_extractor import serve

    def extract(text):
        return [{"type": "Place", "start": 3, "end": 8}]

    serve(extract, name="mine", version="1")

Copy it beside your program. Positions are Python's own: code points, the end not included.
"""

import json
import sys
import time

_INPUT = sys.stdin.buffer
_OUTPUT = sys.stdout.buffer
# What a library prints must not get among the answers.
sys.stdout = sys.stderr


def _write(message):
    _OUTPUT.write(json.dumps(message, ensure_ascii=False, allow_nan=False).encode() + b"\n")
    _OUTPUT.flush()


def _answer(article, found, started):
    """One article's answer: a list of entities, or a dictionary with entities, events, relations."""
    answer = dict(found) if isinstance(found, dict) else {"entities": list(found)}
    answer["id"] = article["id"]
    answer["ms"] = round(1000 * (time.perf_counter() - started), 3)
    return answer


def _work(function, articles, is_batch):
    started = time.perf_counter()
    try:
        if is_batch:
            results = list(function([article["text"] for article in articles]))
            if len(results) != len(articles):
                raise ValueError(f"{len(results)} results for {len(articles)} articles")
        else:
            results = [function(articles[0]["text"])]
        each = started + (time.perf_counter() - started) * (1 - 1 / len(articles))
        return [_answer(article, found, each) for article, found in zip(articles, results)]
    except Exception as error:  # one article's failure must not end the others
        reason = {"kind": type(error).__name__, "message": str(error)}
        return [{"id": article["id"], "error": reason} for article in articles]


def serve(function, name, version="0", labels=(), deterministic=True, batch=1):
    """Answers articles until there are no more.

    `function` takes a text; with `batch` above 1 it takes a list of texts and gives as many results.
    """
    hello = {"name": name, "version": version, "offsets": "codepoint", "labels": list(labels),
             "deterministic": deterministic, "batch": batch}
    taken = given = errors = 0
    for line in _INPUT:
        message = json.loads(line)
        if "hello" in message:
            _write({"assay": 1, "hello": hello})
        elif "bye" in message:
            _write({"end": True, "in": taken, "out": given, "errors": errors})
            return
        else:
            articles = message.get("batch") or [message]
            taken += len(articles)
            for answer in _work(function, articles, batch > 1):
                errors += "error" in answer
                given += "error" not in answer
                _write(answer)
