"""The rows of `benchmarks/run` about XML: TEI written and read back, TEI and XMI read.

Beside each stands libxml2 alone on the same files: `xmllint --sax --noout`, a parse that calls nobody."""
import json
import random
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSAY = ROOT / ".build/release/assay"


def prose_folder(folder, articles=120, seed=7):
    """Texts of 100 kB or so, put together from the corpus's paragraphs, with a mention per 2.5 kB."""
    folder.mkdir()
    pick = random.Random(seed)
    paragraphs = [
        paragraph.strip()
        for text in sorted((ROOT / "corpus/newswire").glob("*.txt"))
        for paragraph in text.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph) > 80
    ]
    for number in range(articles):
        text = "\n\n".join(pick.choice(paragraphs) for _ in range(400)) + "\n"
        lines = []
        for part in range(40):
            start = text.index(" ", part * (len(text) // 40)) + 1
            end = start
            while text[end].isalnum():
                end += 1
            if end > start:
                lines.append(f"T{part + 1}\tPerson {start} {end}\t{text[start:end]}\n")
        (folder / f"book-{number:03}.txt").write_text(text, encoding="utf-8")
        (folder / f"book-{number:03}.ann").write_text("".join(lines), encoding="utf-8")
    return articles


def counts(run, path):
    """What is in a corpus: articles, mentions, events."""
    found = json.loads(run([ASSAY, "inspect", path, "--json"])[0])
    layers = found["layers"]
    kinds = [sum(sum(layer.get(kind, {}).values()) for layer in layers) for kind in ("mentions", "events")]
    return [found["articles"], *kinds]


def files_of(folder, ending):
    """The files of a folder and how many bytes they hold."""
    files = sorted(folder.glob(f"*{ending}"))
    return files, sum(file.stat().st_size for file in files)


def check(row, found, expected):
    if found != expected:
        sys.exit(f"{row}: expected articles, mentions, events {expected}, found {found}")


def report(row, name, size, medians, less=0):
    """A line; `less` is user time that is not the row's subject."""
    parse = medians["xmllint"][0] if "xmllint" in medians else None
    user, wall = medians["assay"][:2]
    ratio = "" if parse is None else f" {size / 1e6 / parse:8.0f} MB/s xmllint, {user / parse:5.1f} times"
    net = f" {size / 1e6 / (user - less):8.0f} MB/s without reading" if less else ""
    megabytes = size / 1e6
    print(
        f"{row:15} {name:8} {user:8.2f} s user {megabytes / user:8.0f} MB/s"
        f" {wall:8.2f} s wall {megabytes / wall:8.0f} MB/s of {megabytes:.0f} MB{net}{ratio}")


def xml_rows(folder, runs, run, interleaved, brat_folder):
    """All rows. `run`, `interleaved` and `brat_folder` are those of the script."""
    articles, _ = brat_folder(folder / "dense", 20, None)
    data = {"dense": articles, "prose": prose_folder(folder / "prose")}
    has_peer = shutil.which("xmllint") is not None
    meant = {}
    for name, articles in data.items():
        meant[name] = counts(run, folder / name)
        output = folder / f"tei-{name}"
        export = [ASSAY, "export", "tei", folder / name, "-o", output]
        run(export)
        files, size = files_of(output, ".xml")
        check(f"export-tei {name}", counts(run, output), [articles, *meant[name][1:]])
        commands = {"assay": export, "reading": [ASSAY, "inspect", folder / name]}
        if has_peer:
            commands["xmllint"] = ["xmllint", "--sax", "--noout", *files]
        medians = interleaved(commands, runs)
        report("export-tei", name, size, medians, less=medians["reading"][0])
    xmi = folder / "xmi"
    run([ASSAY, "convert", folder / "dense", "-o", xmi, "--to", "xmi"])
    for row, path, ending, name in (
        ("read-tei", folder / "tei-dense", ".xml", "dense"),
        ("read-tei", folder / "tei-prose", ".xml", "prose"),
        ("read-xmi", xmi, ".xmi", "dense"),
    ):
        files, size = files_of(path, ending)
        check(row, counts(run, path), meant[name])
        commands = {"assay": [ASSAY, "inspect", path]}
        if has_peer:
            commands["xmllint"] = ["xmllint", "--sax", "--noout", *files]
        report(row, name, size, interleaved(commands, runs))
