#!/usr/bin/env python3
"""own_words.py: no line of the project shares RUN words in a row with a real article.

The project holds only what was written for it. Read against: the articles of ../shared (seeds, gold, corpora), with
letters that are often written for one another taken as one. Standard library only.
"""
import gzip
import json
import pathlib
import re
import sys

RUN = 8
OURS = ("*.md", "docs/**/*", "queries/*", "seeds/articles/*", "src/**/*", "tests/**/*")
ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAME = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def words(text):
    return re.findall(r"\w+", re.sub("[\u064b-\u0652\u0640]", "", text).translate(SAME))


def runs(text):
    said = words(text)
    return (tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1))


def articles():
    """(name, text) of each real article"""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted(SHARED.glob("eval/*/articles.jsonl")) + sorted(SHARED.glob("corpora/*.jsonl.gz")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                yield article["id"], f"{article.get('title') or ''}\n{article['text']}"


def main():
    ours = {}
    for path in sorted(path for pattern in OURS for path in ROOT.glob(pattern) if path.is_file()):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            # A line of expected claims is made by the program: it cannot hold more than the sentence above it.
            if not re.match(r"#|[A-Z]+ ", line):
                for run in runs(line):
                    ours.setdefault(run, (f"{path.relative_to(ROOT)}:{number}", line))
    read, found = 0, {}
    for name, text in articles():
        read += 1
        for run in runs(text):
            if run in ours:
                found.setdefault(ours[run], name)
    for (place, line), name in sorted(found.items()):
        print(f"{place}: {RUN} words in a row stand in {name} too: {line}")
    print(f"{len(ours)} runs of {RUN} words looked for in {read} articles: {len(found)} lines share one")
    sys.exit(1 if found or not read else 0)


main()
