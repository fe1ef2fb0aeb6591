#!/usr/bin/env python3
"""words.py BOOK FILE: every word of the book's lessons is in the EPUB or PDF.

The lessons are read by a simple reader of our own (includes put in, hidden
lines, comments, front matter and link targets left out), so that nothing that
the compiler drops can hide. Words are runs of letters and digits; a PDF's line
ends may cut them, so there the search is in the text without blanks.
"""
import os
import re
import subprocess
import sys
import zipfile
from html import unescape

WORD = re.compile(r"[^\W_]+")


def read(path):
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        return file.read()


def source_folder(book):
    toml = os.path.join(book, "book.toml")
    if not os.path.exists(toml):
        return book
    found = re.search(r'^src\s*=\s*"([^"]*)"', read(toml), re.M)
    return os.path.join(book, found.group(1) if found else "src")


def include(text, folder, depth=0):
    def put_in(match):
        if match.group(1) == "\\":
            return match.group(0)[1:]
        parts = match.group(3).strip().split()[0].split(":")
        try:
            lines = read(os.path.join(folder, parts[0])).splitlines()
        except OSError:
            return ""
        if len(parts) == 2 and parts[1].isdigit():
            lines = lines[int(parts[1]) - 1:int(parts[1])]
        elif len(parts) == 3:
            first = int(parts[1] or 1)
            last = int(parts[2] or len(lines))
            lines = lines[first - 1:last]
        elif len(parts) == 2 and parts[1]:
            kept, inside = [], False
            for line in lines:
                if re.search(r"ANCHOR_END:\s*" + re.escape(parts[1]), line):
                    break
                if inside:
                    kept.append(line)
                if re.search(r"ANCHOR:\s*" + re.escape(parts[1]) + r"\b", line):
                    inside = True
            lines = kept
        lines = [line for line in lines if "ANCHOR" not in line]
        if match.group(2) == "rustdoc_include":
            lines = [line for line in lines if not line.startswith("# ")]
        return "\n".join(lines)

    if depth > 9:
        return text
    return re.sub(r"(\\?)\{\{\s*#(include|rustdoc_include|playground|playpen)\s+([^}]+)\}\}",
                  put_in, text)


def visible(text):
    """The text without what is never printed."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"\{\{\s*#(title|playground|playpen)[^}]*\}\}", "", text)
    out, fence, language = [], None, ""
    for line in text.splitlines():
        mark = re.match(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$", line)
        if fence is None and mark:
            fence, language = mark.group(1), mark.group(2).strip().split(",")[0].split(" ")[0]
            continue
        if fence is not None:
            if mark and mark.group(1).startswith(fence) and not mark.group(2).strip():
                fence = None
                continue
            bare = re.sub(r"^[\s>]*", "", line)
            if language == "rust" and re.match(r"#( |$)", bare):
                continue
            out.append(line.replace("<", " \x01").replace(">", " ").replace("[", " "))
            continue
        out.append(line)
    text = "\n".join(out)
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.S)
    text = re.sub(r"<(script|style|iframe)\b.*?</\1>", " ", text, flags=re.S)
    text = re.sub(r"(`+)(.+?)\1", lambda m: m.group(0).replace("<", " \x01").replace("[", " "), text, flags=re.S)
    text = re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)
    text = re.sub(r"^[ >]*\[[^\]]+\]:\s*\S+.*$", " ", text, flags=re.M)
    text = re.sub(r"\]\(\s*(?:[^()\s]|\([^()]*\))*(?:\s+(\"[^\"]*\"))?\s*\)(\{[^}]*\})?", r"] \1", text)
    text = re.sub(r"\]\[[^\]]*\]", "] ", text)
    text = re.sub(r"\[\^[^\]]+\]:?", " ", text)
    text = re.sub(r"\{[#.][^}]*\}", " ", text)
    text = re.sub(r"^\s*>\s*\[!\w+\]", " ", text, flags=re.M)
    text = re.sub(r"&(#?\w+);", lambda m: unescape(m.group(0)), text)
    text = re.sub(r"<(https?|mailto):([^>]*)>", r"\1:\2", text)
    return text.replace("\\", " ").replace("\x01", "")


def lessons(book):
    folder = source_folder(book)
    summary = read(os.path.join(folder, "SUMMARY.md"))
    seen = []
    for target in re.findall(r"\]\(([^)\s]+)\)", summary):
        path = target.split("#")[0].replace("%20", " ")
        full = os.path.join(folder, path)
        if path and full not in seen and os.path.exists(full):
            seen.append(full)
    return seen


def book_words(book):
    words = {}
    for path in lessons(book):
        text = include(read(path), os.path.dirname(path))
        for word in WORD.findall(visible(text)):
            words.setdefault(word, path)
    return words


def epub_text(path):
    parts = []
    with zipfile.ZipFile(path) as epub:
        for name in sorted(epub.namelist()):
            if name.endswith(".xhtml"):
                text = epub.read(name).decode("utf-8")
                alts = re.findall(r'alt="([^"]*)"', text)
                parts.append(unescape(re.sub(r"<[^>]*>", "", text)))
                parts += [unescape(alt) for alt in alts]
    return "\n".join(parts)


def pdf_text(path):
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True,
                          capture_output=True).stdout.decode("utf-8")
    # The logical order has no running heads between the halves of a word.
    logical = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True).stdout
    text += "\n".join(re.findall(r'^ *"(.*)"$', logical.decode("utf-8", "replace"), re.M))
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"],
                           capture_output=True).stdout
    alts = [bytes.fromhex(hexes.decode()).decode("utf-16-be")
            for hexes in re.findall(rb"/Alt <FEFF([0-9A-F]*)>", plain, re.I)]
    alts += [text.decode("latin-1") for text in re.findall(rb"/Alt \(((?:[^()\\]|\\.)*)\)", plain)]
    return text.replace("-\n", "").replace("\u00ad", "") + "\n".join(alts)


def squeeze(text):
    return re.sub(r"[\W_]+", "", text)


def main():
    book, path = sys.argv[1:]
    text = epub_text(path) if path.endswith(".epub") else pdf_text(path)
    whole = squeeze(text)
    words = book_words(book)
    missing = [word for word in words if squeeze(word) not in whole]
    for word in missing[:20]:
        print(f"{words[word]}: '{word}' is not in {path}")
    print(f"{len(words)} words, {len(missing)} missing")
    sys.exit(bool(missing) or len(words) < 100)


if __name__ == "__main__":
    main()
