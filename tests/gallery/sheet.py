#!/usr/bin/env python3
"""sheet.py FOLDER: an index.html that shows every picture in the folder."""
import os
import sys
from html import escape

folder = sys.argv[1]
names = sorted(name for name in os.listdir(folder) if name.endswith(".png") and name != "sheet.png")
cells = "".join(f'<figure><img src="{escape(n)}"><figcaption>{escape(n[:-4])}</figcaption></figure>' for n in names)
with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
    file.write(f"""<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{{background:#888;margin:20px;display:flex;flex-wrap:wrap;gap:20px;font:16px sans-serif}}
figure{{margin:0}}img{{width:410px;background:#fff}}figcaption{{color:#fff;padding:4px 0}}</style>{cells}
""")
