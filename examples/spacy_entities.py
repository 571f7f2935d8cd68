"""A spaCy pipeline as an extractor.

    assay run CORPUS -- python3 examples/spacy_entities.py en_core_web_sm
    assay run CORPUS -- python3 examples/spacy_entities.py blank:en --patterns patterns.jsonl
    assay run CORPUS -- python3 examples/spacy_entities.py MODEL --map GPE=Place --map NORP=Group

Needs spaCy (pip install spacy) and the pipeline that is named. `--patterns` adds an entity ruler.
"""

import argparse

import spacy

from assay_extractor import serve

parser = argparse.ArgumentParser(description="A spaCy pipeline as an extractor of Assay.")
parser.add_argument("pipeline", help="a pipeline's name or folder, or blank:LANGUAGE")
parser.add_argument("--patterns", help="a file of patterns for an entity ruler, a JSON a line")
parser.add_argument("--map", action="append", default=[], metavar="FROM=TO", help="rename a type")
parser.add_argument("--batch", type=int, default=16, help="the articles worked on together")
options = parser.parse_args()

if options.pipeline.startswith("blank:"):
    pipeline = spacy.blank(options.pipeline.split(":", 1)[1])
else:
    pipeline = spacy.load(options.pipeline)
if options.patterns:
    pipeline.add_pipe("entity_ruler").from_disk(options.patterns)
names = dict(pair.split("=", 1) for pair in options.map)


def entities(document):
    return [{"type": names.get(entity.label_, entity.label_), "text": entity.text,
             "start": entity.start_char, "end": entity.end_char}
            for entity in document.ents]


def extract(texts):
    return [entities(document) for document in pipeline.pipe(texts, batch_size=options.batch)]


serve(extract, name=f"spacy-{pipeline.meta['lang']}-{pipeline.meta['name']}",
      version=f"{pipeline.meta['version']}+spacy-{spacy.__version__}",
      labels=sorted({names.get(label, label) for pipe in pipeline.pipe_labels.values()
                     for label in pipe}),
      batch=options.batch)
