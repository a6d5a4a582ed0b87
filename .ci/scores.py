#!/usr/bin/env python3
"""scores.py ISNAD: runs the scorers of ../shared/eval on what ISNAD extracts and compares their figures with .ci/floors.tsv.

A figure below its floor fails. Floors are raised by hand when figures rise; none is lowered. Standard library only.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EVAL = HERE.parent.parent / "shared" / "eval"


def run(*command):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        sys.exit(f"scores.py: {command[0]} failed with code {done.returncode}: {' '.join(map(str, command[1:]))}")
    return done.stdout


def scored(name, articles, folder, isnad):
    """the figures of one set that was scored by score.py"""
    claims = folder / f"{name}.claims.jsonl"
    claims.write_text(run(isnad, "extract", articles), encoding="utf-8")
    result = json.loads(run(sys.executable, EVAL / "score.py", EVAL / name, claims, articles, "--json"))
    levels = {level: result[level]["f1"] for level in ("detect", "roles", "full")}
    return {**levels, **{"precision": result["roles"]["precision"], "recall": result["roles"]["recall"]}}


def main():
    isnad = pathlib.Path(sys.argv[1]).resolve()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        seeds = folder / "seeds.jsonl"
        pages = sorted((EVAL.parent / "seeds").glob("*.txt"))
        seeds.write_text(run(sys.executable, EVAL / "make_articles.py", *pages), encoding="utf-8")
        figures["seeds"] = scored("seeds", seeds, folder, isnad)
        for name in ("news", "world"):
            figures[name] = scored(name, EVAL / name / "articles.jsonl", folder, isnad)

        claims = folder / "gsr.jsonl"
        claims.write_text(run(isnad, "extract", EVAL / "gsr" / "articles.jsonl"), encoding="utf-8")
        result = json.loads(run(sys.executable, EVAL / "score_gsr.py", EVAL / "gsr" / "gold.json", claims, "--json"))
        figures["gsr"] = {f"{kind.lower()}-{what}": result[kind][what] for kind in result for what in ("f1", "source", "target")}

        mentions = folder / "names.jsonl"
        mentions.write_text(run(isnad, "extract", "--mentions", EVAL / "names" / "articles.jsonl"), encoding="utf-8")
        lines = run(sys.executable, EVAL / "score_names.py", EVAL / "names" / "gold.jsonl", mentions)
        figures["names"] = {name.lower(): float(f1) for name, f1 in re.findall(r"^(\w+) .*F1 ([\d.]+)$", lines, re.M)}

    rows = [line.split("\t") for line in (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    floors = {(name, figure): float(floor) for name, figure, floor in rows}
    below = [f"{n} {f}" for (n, f) in floors if f not in figures.get(n, {})]
    for name, found in figures.items():
        for figure, value in found.items():
            floor = floors.get((name, figure))
            note = "" if floor is None else f"floor {floor:.3f}" + ("" if value >= floor else "  BELOW")
            if floor is not None and value < floor:
                below.append(f"{name} {figure}")
            print(f"{name:6} {figure:15} {value:.3f}  {note}".rstrip())
    if below:
        sys.exit(f"below the floor, or not measured: {', '.join(below)}")


if __name__ == "__main__":
    main()
