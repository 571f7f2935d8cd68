"""usage: two_cores.py [--assay PROGRAM] [--corpus PATH] [--runs N] [--seconds N] EXTRACTOR...

How much faster two workers are than one, for each extractor: the median time of a round of `assay bench` with --jobs 2
and --jobs 1, in turns. A trained strategy is named with its model: tagger:model=FILE, events:model=FILE,
stack:model=FILE. Beside each run stands how busy the machine was, since two workers need two idle cores."""
import argparse
import json
import os
import statistics
import subprocess
from pathlib import Path

# One of each sort that needs no model; those that combine others are given small members.
USUAL = ["capitals", "times", "rules", "cascade:stages=(rules|coreference)", "vote:members=(rules|capitals|times)",
         "cascade:stages=(times|rules)"]
ROOT = Path(__file__).resolve().parent.parent


def seconds(options, jobs):
    command = [options.assay, "bench", options.corpus, "--jobs", str(jobs), "--seconds", str(options.seconds), "--json"]
    for extractor in options.extractors:
        command += ["-x", extractor]
    document = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    return [stage["seconds"] for stage in document["extractors"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--assay", default=str(ROOT / ".build/release/assay"))
    parser.add_argument("--corpus", default=str(ROOT / "corpus/newswire"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("extractors", nargs="*", default=USUAL)
    options = parser.parse_args()
    times = {1: [], 2: []}
    for _ in range(options.runs):
        for jobs in times:
            times[jobs].append(seconds(options, jobs))
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    for index, extractor in enumerate(options.extractors):
        ratios = [one[index] / two[index] for one, two in zip(times[1], times[2])]
        one, two = (statistics.median(run[index] for run in times[jobs]) for jobs in times)
        print(f"{extractor:42} {one * 1e3:9.2f} ms by one, {two * 1e3:9.2f} ms by two: "
              f"{statistics.median(ratios):.2f} times as fast")


if __name__ == "__main__":
    main()
