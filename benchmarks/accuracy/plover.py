#!/usr/bin/env python3
"""The PLOVER gold standard records as gold that Assay reads, and what is compared with them.

  plover.py gold RECORDS OUT        gold.jsonl, classes.jsonl and roles.jsonl from PLOVER_GSR_CAMEO.txt
  plover.py views PREDICTED OUT     classes.jsonl and roles.jsonl from what `assay run -o` wrote

A record is a sentence with one event class, sources and targets. classes.jsonl holds one mention a
sentence, as long as the sentence, whose type is the class; roles.jsonl holds the sources and targets as
mentions, so that `assay score -m ent.type` counts fillers of the right role that overlap gold's. A filler
that the markup calls both (SRC/TAR) is a source, as in the records' own fields. Records whose markup does
not give back their text are reported; they count in classes.jsonl and are left out of roles.jsonl.
Even records (from zero, in file order) are the half that plover.rules was written on.
"""
import json
import pathlib
import sys

ROLES = {"SRC": "Source", "SRC/TAR": "Source", "TAR": "Target", "TAR/LOC": "Target", "EVT": "Event"}


def unmarked(markup):
    """The text without marks, and the spans with their marks."""
    text, spans, stack, at = [], [], [], 0
    length = 0
    while at < len(markup):
        mark = next((m for m in (*ROLES, "LOC") if markup.startswith(f"({m}:", at)), None)
        if mark:
            at += len(mark) + 2
            if markup[at:at + 1] == " ":
                at += 1
            stack.append((mark, length))
        elif markup[at] == "(":
            stack.append((None, length))
            text.append("(")
            length, at = length + 1, at + 1
        elif markup[at] == ")" and stack:
            mark, start = stack.pop()
            if mark is None:
                text.append(")")
                length += 1
            elif mark in ROLES and start < length:
                spans.append((ROLES[mark], start, length))
            at += 1
        else:
            text.append(markup[at])
            length, at = length + 1, at + 1
    return "".join(text), spans


def trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def mention(number, kind, start, end):
    return {"id": f"T{number}", "type": kind, "spans": [[start, end]]}


def line(record_id, text, half, **layer):
    layer = {"annotator": {"kind": "person", "name": "gold"}, **layer}
    return {"id": record_id, "text": text, "meta": {"half": half}, "layers": [layer]}


def gold(source, out):
    records = [r for r in json.loads(source.read_text()) if r.get("text")]
    events, classes, roles, refused = [], [], [], []
    for index, record in enumerate(records):
        text, half = record["text"], "even" if index % 2 == 0 else "odd"
        identifier = record["id"]
        whole = [mention(1, record["event"], *trimmed(text, 0, len(text)))]
        classes.append(line(identifier, text, half, mentions=whole))
        info = record["textInfo"]
        plain, spans = unmarked(info["markup"] if isinstance(info, dict) else info)
        if plain != text:
            refused.append(f"{identifier}: the markup gives {plain[:60]!r}, the text is {text[:60]!r}")
            continue
        spans = [(role, *trimmed(text, start, end)) for role, start, end in spans]
        fillers = [mention(i + 1, role, start, end)
                   for i, (role, start, end) in enumerate(s for s in spans if s[0] != "Event")]
        roles.append(line(identifier, text, half, mentions=fillers))
        triggers = [[start, end] for role, start, end in spans if role == "Event"]
        actors = [{**m, "type": "Actor"} for m in fillers]
        found = [{"id": "E1", "type": record["event"],
                  "trigger": {"id": "T0", "spans": triggers},
                  "args": [{"role": m["type"], "ref": m["id"]} for m in fillers]}] if triggers else []
        events.append(line(identifier, text, half, mentions=actors, events=found))
    for name, lines in (("gold", events), ("classes", classes), ("roles", roles)):
        write(out / f"{name}.jsonl", lines)
    print(f"{len(records)} records, {len(refused)} whose markup does not give back the text:")
    for fault in refused:
        print("  " + fault)


def views(predicted, out):
    kept = {json.loads(r)["id"] for r in (out.parent / "gold" / "roles.jsonl").read_text().splitlines()}
    texts = {}
    for row in (out.parent / "gold" / "classes.jsonl").read_text().splitlines():
        record = json.loads(row)
        texts[record["id"]] = (record["text"], record["meta"]["half"])
    classes, roles = [], []
    for row in predicted.read_text().splitlines():
        record = json.loads(row)
        text, half = texts[record["id"]]
        layer = (record.get("layers") or [record])[0]
        events = [e for e in layer.get("events", []) if e["type"] != "REPORT"]
        by_id = {m["id"]: m for m in layer.get("mentions", [])}
        best = max(events, key=lambda e: (e.get("score", 0), -e["trigger"]["spans"][0][0]), default=None)
        whole = [mention(1, best["type"], *trimmed(text, 0, len(text)))] if best else []
        classes.append(line(record["id"], text, half, mentions=whole))
        if record["id"] in kept:
            fillers = [(a["role"], *by_id[a["ref"]]["spans"][0]) for a in (best or {}).get("args", [])
                       if a["ref"] in by_id]
            fillers = [mention(i + 1, *filler) for i, filler in enumerate(fillers)]
            roles.append(line(record["id"], text, half, mentions=fillers))
    for name, lines in (("classes", classes), ("roles", roles)):
        write(out / f"{name}.jsonl", lines)


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines))


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("gold", "views"):
        sys.exit(__doc__)
    {"gold": gold, "views": views}[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
