"""A token-classification pipeline of Hugging Face transformers as an extractor.

    assay run CORPUS -- python3 examples/transformers_entities.py dslim/bert-base-NER
    assay run CORPUS -- python3 examples/transformers_entities.py FOLDER --device cuda:0 --batch 32

Needs transformers and torch (pip install transformers torch) and the model that is named.
"""

import argparse

import transformers

from assay_extractor import serve

parser = argparse.ArgumentParser(description="A transformers pipeline as an extractor of Assay.")
parser.add_argument("model", help="a model's name or folder")
parser.add_argument("--revision", default=None, help="the revision of the model")
parser.add_argument("--device", default="cpu", help="cpu, cuda:0, mps ...")
parser.add_argument("--stride", type=int, default=128, help="tokens shared by windows of long texts")
parser.add_argument("--map", action="append", default=[], metavar="FROM=TO", help="rename a type")
parser.add_argument("--batch", type=int, default=8, help="the articles worked on together")
options = parser.parse_args()

tagger = transformers.pipeline(
    "token-classification", model=options.model, revision=options.revision, device=options.device,
    aggregation_strategy="simple")
# A tokeniser that does not say how long a text may be says a huge number; some models need two places of their own.
longest = tagger.tokenizer.model_max_length
positions = getattr(tagger.model.config, "max_position_embeddings", None)
if positions and longest > positions:
    longest = tagger.tokenizer.model_max_length = positions - 2
stride = min(options.stride, longest // 4)
names = dict(pair.split("=", 1) for pair in options.map)


def entities(text, found):
    result = []
    for entity in found:
        start, end = int(entity["start"]), int(entity["end"])
        # Some tokenisers count the blank before a word to the word.
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            label = entity["entity_group"]
            result.append({"type": names.get(label, label), "start": start, "end": end,
                           "text": text[start:end], "score": round(float(entity["score"]), 6)})
    return result


def extract(texts):
    # A text without a word is not given to the model, which some versions cannot take.
    kept = [text for text in texts if text.strip()]
    found = iter(tagger(kept, batch_size=options.batch, stride=stride) if kept else [])
    return [entities(text, next(found)) if text.strip() else [] for text in texts]


serve(extract, name=options.model.rstrip("/").split("/")[-1],
      version=f"{options.revision or 'main'}+transformers-{transformers.__version__}",
      labels=sorted({names.get(label, label) for label in
                     {value.split("-", 1)[-1] for value in tagger.model.config.id2label.values()}
                     if label != "O"}),
      batch=options.batch)
