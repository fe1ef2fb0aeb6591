#!/usr/bin/env python3
"""pagelist.py EPUB PDF: the printed page numbers in the EPUB are the PDF's.

Every page of the PDF has one marker in the EPUB, in the same order and with the
label that the PDF gives the page; and the words behind the marker are the words
at the top of that page. An EPUB has no half title, so the first page has none;
nor has a page without text.
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
LETTERS = 24  # how many letters behind a marker are compared
HEAD = 260    # letters of running head, folio and label that may stand before


def squeeze(text):
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", ""))


def roman(number):
    out = ""
    for value, digits in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
                          (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out, number = out + digits, number - value
    return out


def pdf_labels(path):
    out = subprocess.run(["qpdf", "--json=1", "--json-key=pagelabels", "--json-key=pages", path],
                         capture_output=True, text=True, check=True).stdout
    data = json.loads(out)
    labels = []
    ranges = data["pagelabels"]
    for i in range(len(data["pages"])):
        current = [r for r in ranges if r["index"] <= i][-1]
        label = current["label"]
        number = label.get("/St", 1) + i - current["index"]
        style = label.get("/S")
        text = roman(number) if style == "/r" else str(number) if style == "/D" else ""
        labels.append(label.get("/P", "").removeprefix("u:") + text)
    return labels


def pdf_pages(path):
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    return [page.replace("-\n", "") for page in text.split("\f")]


class Reader:
    """The text of all items of the spine, and where the markers stand in it."""

    def __init__(self):
        self.text = []
        self.length = 0
        self.markers = []  # (label, place, id, file)
        self.ends = []  # of files, and of lines of contents, which are fewer on paper

    def put(self, text):
        text = squeeze(text or "")
        self.text.append(text)
        self.length += len(text)

    def walk(self, element, name, in_nav=False):
        if element.get(OPS + "type") == "pagebreak":
            self.markers.append((element.get("aria-label") or element.get("title"), self.length,
                                 element.get("id"), name))
        if element.tag == XHTML + "head" or element.get("hidden"):
            return
        self.put(element.text)
        for child in element:
            self.walk(child, name, in_nav or element.tag == XHTML + "nav")
            self.put(child.tail)
        if in_nav and element.tag == XHTML + "a":
            self.ends.append(self.length)


def read_epub(path):
    reader = Reader()
    with zipfile.ZipFile(path) as epub:
        container = ET.fromstring(epub.read("META-INF/container.xml"))
        opf = container.find(".//{*}rootfile").get("full-path")
        folder = opf.rpartition("/")[0]
        package = ET.fromstring(epub.read(opf))
        items = {item.get("id"): item for item in package.iter("{http://www.idpf.org/2007/opf}item")}
        for ref in package.iter("{http://www.idpf.org/2007/opf}itemref"):
            name = items[ref.get("idref")].get("href")
            reader.walk(ET.fromstring(epub.read(f"{folder}/{name}" if folder else name)), name)
            reader.ends.append(reader.length)
        nav = next(item.get("href") for item in items.values() if "nav" in (item.get("properties") or ""))
        listed = []
        for element in ET.fromstring(epub.read(f"{folder}/{nav}" if folder else nav)).iter(XHTML + "nav"):
            if element.get(OPS + "type") == "page-list":
                listed = [(a.text, a.get("href")) for a in element.iter(XHTML + "a")]
        pagination = next((meta.text for meta in package.iter("{http://www.idpf.org/2007/opf}meta")
                           if meta.get("property") == "octavo:pagination"), None)
    return reader, listed, nav, pagination


def pdf_pagination(path):
    xmp = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, text=True, check=True).stdout
    found = re.search("<xmpMM:VersionID>([0-9a-f]{16})<", xmp)
    return found and found.group(1)


def main():
    reader, listed, nav, pagination = read_epub(sys.argv[1])
    text = "".join(reader.text)
    labels, pages = pdf_labels(sys.argv[2]), pdf_pages(sys.argv[2])
    faults = []
    marked = [label for label, *_ in reader.markers]
    if pagination is None or pagination != pdf_pagination(sys.argv[2]):
        faults.append("the files do not say that they have one pagination")
    if len(set(labels)) != len(labels):
        faults.append("two pages of the PDF have one label")
    if [label for label, _ in listed] != marked:
        faults.append("the page list and the markers differ")
    for (label, href), (_, _, id_, name) in zip(listed, reader.markers):
        if href.split("/")[-1] != f"{name.split('/')[-1]}#{id_}":
            faults.append(f"page {label} leads to {href}, its marker is {name}#{id_}")
    order = [labels.index(label) for label in marked if label in labels]
    if len(order) != len(marked) or order != sorted(order):
        faults.append("markers out of order, or of no page: " + " ".join(m for m in marked if m not in labels))
    compared = 0
    ends = [place for _, place, *_ in reader.markers[1:]] + [len(text)]
    for (label, place, _, name), end in zip(reader.markers, ends):
        if label not in labels:
            continue
        # a short page ends before so many letters; paper has small capitals
        # and the numbers of list items
        end = min([end] + [stop for stop in reader.ends if stop > place])
        words = text[place:min(place + LETTERS, end)].casefold()
        page = squeeze(pages[labels.index(label)]).casefold()
        at = page.find(words)
        if at < 0:
            at = re.sub(r"\d", "", page).find(re.sub(r"\d", "", words))
        if at < 0 and name == nav:  # a list's lines name their kind on screens only
            at = page.find(re.sub(r"(figure|table|listing)(?=\d)", "", words))
        figure_first = at > HEAD  # the words of a drawing stand before its caption
        compared += 1
        if at < 0 or (figure_first and "figure" not in words):
            faults.append(f"page {label} ({name}): behind the marker '{words}', on the page '{page[:HEAD]}'")
    written = [label for label, page in zip(labels[1:], pages[1:]) if squeeze(page)]
    unmarked = [label for label in written if label not in marked]
    if unmarked:
        faults.append("pages without a marker: " + " ".join(unmarked))
    for fault in faults[:20]:
        print(fault)
    print(f"{compared} pages compared, {len(faults)} faults")
    sys.exit(bool(faults) or compared == 0)


main()
