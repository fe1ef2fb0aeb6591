"""Draw the stored ratios as Figure 11-1.

    python3 code/bench/figure.py > src/figures/l11/ratios.svg
"""

import json
import math
import pathlib
import statistics

STORED = pathlib.Path(__file__).with_name("results.json")
INK, GRAY = "#1f2933", "#c9d1d9"
LEFT, RIGHT, TOP, STEP = 190, 610, 62, 34
MARKS = (1, 2, 5, 10, 20, 50, 100)


def text(x, y, words, size=14, anchor="middle", weight=400):
    return (
        f'<text x="{x:g}" y="{y:g}" '
        f"font-family=\"'Source Sans 3', sans-serif\" "
        f'font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{INK}">{words}</text>'
    )


def line(x1, y1, x2, y2, color=INK, dash=""):
    dash = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" fill="none" '
        f'stroke="{color}" stroke-width="1.5"{dash}/>'
    )


def place(ratio):
    """Equal distances for equal factors."""
    return LEFT + (RIGHT - LEFT) * math.log(ratio, MARKS[-1])


def draw(runs):
    cells = list(runs[0]["cells"])
    bottom = TOP + STEP * len(cells) + 12 * 2
    body = []
    for number in MARKS:
        x = place(number)
        heavy = number == 1
        body.append(line(x, TOP - 8, x, bottom,
                         INK if heavy else GRAY,
                         "4 3" if heavy else ""))
        body.append(text(x, bottom + 18, number))
    body.append(text((LEFT + RIGHT) / 2, bottom + 40,
                     "cost in httpx, with aiohttp as 1"))
    y = TOP + 12
    for row, name in enumerate(cells):
        workload, workers = name.rsplit(", ", 1)
        if row and row % 3 == 0:
            y += 12
        if row % 3 == 1:
            body.append(text(LEFT - 60, y + 5, workload, 14, "end"))
        body.append(text(LEFT - 18, y + 5, workers, 14, "end"))
        for which, run in enumerate(runs):
            ratios = run["cells"][name]
            at = y - 6 + 12 * which
            body.append(line(place(min(ratios)), at,
                             place(max(ratios)), at))
            for stop in (min(ratios), max(ratios)):
                body.append(line(place(stop), at - 4,
                                 place(stop), at + 4))
            fill = INK if which == 0 else "#fff"
            x = place(statistics.median(ratios))
            body.append(f'<circle cx="{x:.1f}" cy="{at}" r="4" '
                        f'fill="{fill}" stroke="{INK}" '
                        'stroke-width="1.5"/>')
        y += STEP
    x = LEFT
    for which, run in enumerate(runs):
        fill = INK if which == 0 else "#fff"
        body.append(f'<circle cx="{x + 6}" cy="20" r="4" '
                    f'fill="{fill}" stroke="{INK}" '
                    'stroke-width="1.5"/>')
        body.append(text(x + 18, 25,
                         f"aiohttp {run['versions']['aiohttp']}, "
                         f"httpx {run['versions']['httpx']}",
                         14, "start"))
        x += 220
    height = bottom + 54
    print(f'<svg xmlns="http://www.w3.org/2000/svg" '
          f'viewBox="0 0 640 {height}" width="640" '
          f'height="{height}" role="img">')
    print("<title>Processor time per request</title>")
    print("<desc>For three workloads at a concurrency of 1, 10 and "
          "50: the median and the range of the ratio of httpx to "
          "aiohttp in processor time per request, for two pairs of "
          "versions, on a logarithmic scale from 1 to 100.</desc>")
    print("\n".join(body))
    print("</svg>")


if __name__ == "__main__":
    draw(json.loads(STORED.read_text()))
