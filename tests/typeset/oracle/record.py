#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Records how LuaTeX breaks real prose, for tests/unit/line_oracle.c.

    record.py FOLDER > paragraphs.txt

FOLDER holds Markdown. Its prose is set by plain LuaTeX in cmr10 with TeX's
own hyphens, at four measures and with four sets of limits; record.lua writes
each paragraph as the numbers that TeX saw and the places that it chose. The
suite needs only the result. Needs luatex with plain TeX.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

WORDS_LEAST = 8
HERE = pathlib.Path(__file__).parent


def prose(text):
    text = re.sub(r"```.*?```|<!--.*?-->", "", text, flags=re.S)
    for block in re.split(r"\n\s*\n", text):
        block = block.strip()
        if not block or block[0] in "#|<>[!{":
            continue
        block = re.sub(r"^([-*+]|\d+\.)\s+", "", block)
        block = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", block)
        block = re.sub(r"\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])", r"\1", block)
        block = re.sub(r"[`*]", "", block)
        block = block.encode("ascii", "ignore").decode()
        block = " ".join(block.split())
        if len(block.split()) >= WORDS_LEAST:
            yield block


def main():
    paragraphs = []
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
        paragraphs += prose(path.read_text("utf-8", "replace"))
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "prose.txt").write_text("\n".join(paragraphs) + "\n")
        (work / "record.tex").write_text(
            f"\\directlua{{dofile('{HERE / 'record.lua'}')}}\\end\n")
        subprocess.run(
            ["luatex", "--interaction=batchmode", "record.tex"],
            cwd=work, check=True, stdout=subprocess.DEVNULL)
        sys.stdout.write((work / "out.txt").read_text())


if __name__ == "__main__":
    main()
