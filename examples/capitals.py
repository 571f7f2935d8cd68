"""The smallest extractor: a run of capitalised words is a place. Shows all that is needed.

    assay run CORPUS -- python3 examples/capitals.py
"""

import re

from assay_extractor import serve

RUN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


def extract(text):
    return [{"type": "Place", "start": found.start(), "end": found.end(), "text": found.group()}
            for found in RUN.finditer(text)]


serve(extract, name="capitals.py", version="1", labels=["Place"])
