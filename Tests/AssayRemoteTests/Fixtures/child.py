"""An extractor that finds the word Ravno, and misbehaves in the way that its first argument names.

A second argument names a file to which it adds a line with its process number.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata

FAULT = sys.argv[1] if len(sys.argv) > 1 else ""
HELLO = {"name": "child", "version": "3", "offsets": "codepoint"}


def say(message):
    sys.stdout.write(message if isinstance(message, str) else json.dumps(message) + "\n")
    sys.stdout.flush()


def place(text, start, end):
    """Positions as the fault has them."""
    if FAULT in ("utf16", "says-utf16"):
        return [len(text[:p].encode("utf-16-le")) // 2 for p in (start, end)]
    if FAULT in ("byte", "says-byte"):
        return [len(text[:p].encode()) for p in (start, end)]
    if FAULT == "inclusive":
        return [start, end - 1]
    if FAULT == "nothing":
        return [start, start]
    if FAULT == "high":
        return [start, end + 2]
    if FAULT == "crlf":
        return [p - text[:p].count("\r\n") for p in (start, end)]
    if FAULT == "bom":
        return [start - 1, end - 1]
    if FAULT == "strip":
        gone = len(text) - len(text.lstrip())
        return [start - gone, end - gone]
    if FAULT == "outside":
        return [start + 10_000, end + 10_000]
    return [start, end]


def answer(article):
    text = article["text"]
    entities = []
    for number, found in enumerate(re.finditer("Ravno", text)):
        start, end = place(text, *found.span())
        quote = "Telk" if FAULT == "quote" else found.group()
        entities.append({"id": f"e{number}", "type": "Place", "spans": [[start, end]], "text": quote})
    if FAULT == "quote-control":
        entities = [{"type": "Place", "spans": [[0, 5]], "text": "Telk"}]
    if FAULT == "nfc":
        found = re.search("caf\u00e9", unicodedata.normalize("NFC", text))
        if found:
            entities = [{"type": "Place", "spans": [list(found.span())], "text": found.group()}]
    return {"id": article["id"], "entities": entities, "ms": 0.5}


def poison(article):
    """What is done instead of answering."""
    if FAULT == "exit":
        print("about to give up", file=sys.stderr)
        sys.exit(7)
    if FAULT == "signal":
        os.kill(os.getpid(), signal.SIGSEGV)
    if FAULT == "hang":
        time.sleep(1_000)
    if FAULT == "flood":
        while True:
            sys.stdout.write("still working\n")
    if FAULT == "half":
        say('{"id":"' + article["id"] + '","enti')
        sys.exit(0)
    if FAULT == "half-hang":
        say('{"id":"' + article["id"] + '","enti')
        time.sleep(1_000)
    if FAULT == "huge":
        say('{"id":"' + article["id"] + '","entities":[],"x":"' + "x" * 3_000_000 + '"}\n')
        return
    if FAULT == "close-stdout":
        os.close(1)
        time.sleep(1_000)
    if FAULT == "nan":
        say('{"id":"' + article["id"] + '","entities":[{"type":"A","spans":[[0,1]],"score":NaN}]}\n')
        return
    if FAULT == "latin1":
        sys.stdout.buffer.write(b'{"id":"' + article["id"].encode() + b'","error":"caf\xe9"}\n')
        sys.stdout.flush()
        return
    if FAULT == "error-empty":
        say({"id": article["id"], "error": ""})
        return
    if FAULT == "wrong-id":
        say({**answer(article), "id": "nobody"})
        return
    if FAULT == "error":
        say({"id": article["id"], "error": {"kind": "too_long", "message": "no room"}})
        return
    if FAULT == "retry":
        say({"id": article["id"], "error": {"message": "busy", "retry": True}})
        return
    if FAULT == "dangling":
        say({"id": article["id"], "events": [{"type": "A", "trigger": {"spans": [[0, 1]]},
                                              "args": [{"role": "Place", "ref": "e9"}]}]})
        return
    if FAULT == "untyped":
        say({"id": article["id"], "entities": [{"spans": [[0, 1]]}]})
        return
    if FAULT == "doubled":
        say(answer(article))
    if FAULT == "stray":
        say("Loading model...\n")
    if FAULT == "prefix":
        say("Loading model...")
    say(answer(article))


def main():
    if len(sys.argv) > 2:
        with open(sys.argv[2], "a") as numbers:
            print(os.getpid(), file=numbers)
    if FAULT == "leaves-child":
        child = subprocess.Popen(
            ["sleep", "1000"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        with open(sys.argv[2], "a") as numbers:
            print("child", child.pid, file=numbers)
    if FAULT == "dies":
        print("Traceback: no module named nothing", file=sys.stderr)
        sys.exit(3)
    if FAULT == "mute":
        time.sleep(1_000)
    if FAULT == "unflushed":
        for line in sys.stdin:
            sys.stdout.write(line[:0])
    if FAULT.startswith("says-"):
        HELLO["offsets"] = FAULT.removeprefix("says-")
    if FAULT == "batch":
        HELLO["batch"] = 4
    held = []
    taken = 0
    for line in sys.stdin:
        message = json.loads(line)
        if FAULT == "naive":
            spans = [[*found.span(), "Place"] for found in re.finditer("Ravno", message["text"])]
            say({"id": message["id"], "spans": spans})
        elif "hello" in message:
            if FAULT == "greets-late":
                say("Loading model...\n")
            say({"assay": 1, "hello": HELLO})
        elif "bye" in message:
            say({"end": True, "in": taken, "out": taken, "errors": 0})
            if FAULT == "stays":
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                time.sleep(1_000)
            return
        elif "batch" in message:
            taken += len(message["batch"])
            for article in reversed(message["batch"]):
                say(answer(article))
        elif FAULT == "close-stdin" and "POISON" in message["text"]:
            say(answer(message))
            os.close(0)
            time.sleep(1_000)
        elif FAULT == "reversed":
            held.append(message)
            if len(held) == 4 or message["id"] == "a11":
                for article in reversed(held):
                    say(answer(article))
                held = []
        elif "POISON" in message["text"]:
            poison(message)
        else:
            taken += 1
            say(answer(message))


main()
