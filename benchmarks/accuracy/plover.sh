#!/bin/bash
# The PLOVER gold standard records by rules and lexicons alone: event class, and source and target.
# usage: plover.sh ASSAY RECORDS [RULES]; RECORDS is PLOVER_GSR_CAMEO.txt (CC BY-SA 4.0, not kept here).
set -eu -o pipefail
here=$(dirname "$0")
assay=$1 records=$2 rules=${3:-$here/plover.rules}
out=$(mktemp -d)
if [ -n "${KEEP:-}" ]; then out=$KEEP; mkdir -p "$out"; else trap 'rm -r "$out"' EXIT; fi
python3 "$here/plover.py" gold "$records" "$out/gold" > "$out/refused.txt"
head -1 "$out/refused.txt"
"$assay" run "$out/gold/classes.jsonl" -x "rules:file=$rules" -o "$out/run" --boot 0 > /dev/null 2>&1
python3 "$here/plover.py" views "$out/run/rules.jsonl" "$out/found"
echo "== event class, one a sentence"
"$assay" score "$out/gold/classes.jsonl" "$out/found/classes.jsonl" -m ent.strict --slice meta.half --boot 0
echo "== source and target, overlapping the gold filler in the same role"
"$assay" score "$out/gold/roles.jsonl" "$out/found/roles.jsonl" -m ent.type --slice meta.half --boot 0
