#!/usr/bin/env python3
"""find.py PDF PATTERN: the number of the first page whose text matches, after
the table of contents (or of any page, when no later one does)."""
import re
import subprocess
import sys

text = subprocess.run(["pdftotext", sys.argv[1], "-"], capture_output=True, text=True).stdout
pages = text.split("\f")
found = [i for i, page in enumerate(pages, 1) if re.search(sys.argv[2], page, re.M)]
late = [i for i in found if i > 12]
if not found:
    sys.exit(f"no page of {sys.argv[1]} holds {sys.argv[2]!r}")
print((late or found)[0])
