#!/usr/bin/env python3
"""pathological.py FOLDER: writes books whose one lesson is an assault.

Deep nesting, floods of brackets and tags, a line of two megabytes: none may
crash the compiler or take it more than linear time.
"""
import os
import sys

N = 30000
LESSONS = {
    "brackets": "[" * N,
    "bracket_pairs": "[a](" * N,
    "images": "![](" * N + "![[" * N,
    "quotes": ">" * 10000 + " x",
    "quote_lines": "\n".join("> " * min(i, 300) + "x" for i in range(1500)),
    "lists": "\n".join("  " * min(i, 400) + "- x" for i in range(1500)),
    "lists_in_a_line": "- " * 5000 + "x",
    "stars": "**a *a " * 20000,
    "stars_nested": "*" * 5000 + "a" + "*" * 5000,
    "emphasis_nested": "*a " * 10000 + "b" + " a*" * 10000,
    "underscores": "_a " * N + "__" * N,
    "tildes": "~" * N,
    "backticks": "".join("e" + "`" * i for i in range(1, 2500)),
    "line_of_inlines": "word *em* `code` <b>x</b> " * 80000,
    "line_of_letters": "a" * 2000000,
    "quotation_marks": "\"'" * 50000,
    "soft_breaks": "a\n" * 200000,
    "entities": "&amp;" * 100000,
    "escapes": "\\*" * 200000,
    "code": "```\n" + "x\n" * 300000,
    "html_unclosed": "<div>" * N,
    "html_unclosed_blocks": "<div>\n\nx\n\n" * 5000,
    "html_unclosed_inlines": "x " + "<b>" * N,
    "html_formatting": "x " + "<a><b><i><u>" * 8000,
    "html_tables": "<table>" * 3000,
    "html_paragraphs": "<p>x " * N,
    "html_items": "<ul>" + "<li>x " * N,
    "html_comments": "x <!-- index: a --> " * N,
    "html_comment_open": "<!-- " * N,
    "html_line": "<div>" + "<span class=x>y</span> " * 80000 + "</div>",
    "html_lines": "<div>\n" + "<span class=x>y</span>\n" * 80000 + "</div>",
    "details": "<details><summary>x</summary>\n\ny\n\n" * 3000,
    "notes": "[^1] " * N + "\n\n" + "\n\n".join(f"[^{i}]: x" for i in range(5000)),
    "notes_of_one_label": "[^a]: x\n\n" * 5000 + "[^a]",
    "notes_unknown": "[^x] " * N,
    "note_calls_open": "[^" * N,
    "table_rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * N,
    "references": "".join(f"[{i}]: u\n" for i in range(20000)) + "".join(f"[{i}] " for i in range(20000)),
    "definitions": "t\n: d\n\n" * 10000,
    "definitions_nested": "t\n" + "\n".join("  " * i + ": t" for i in range(400)),
    "headings": "# a\n" * N,
    "braces": "# a " + "{" * N + "}" * N,
    "braces_behind_image": "![](a)" + "{#x " * N,
    "alerts": "> [!NOTE]\n> x\n\n" * 10000,
    "index_marks_alone": "<!-- index: a -->\n\n" * 10000,
    "anchors_alone": "".join(f'<a id="x{i}"></a>\n\n' for i in range(10000)),
    "head": "---\na: " + "x" * 100000 + "\nb: >\n" + "  y\n" * 100000 + "---\n",
    "head_open": "---\na: b\n" * 10000,
}


def main():
    for name, text in LESSONS.items():
        folder = os.path.join(sys.argv[1], name)
        os.makedirs(os.path.join(folder, "src"), exist_ok=True)
        for path, content in (("book.toml", f'[book]\ntitle = "{name}"\n'),
                              ("src/SUMMARY.md", "- [Lesson](lesson.md)\n"),
                              ("src/lesson.md", text + "\n")):
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(content)


main()
