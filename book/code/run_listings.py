"""Run the book's listings and compare what they print.

    python3 code/run_listings.py              # all of them
    python3 code/run_listings.py l05          # one lesson
    python3 code/run_listings.py code/l01/three_tasks.py

A listing is a .py or .mjs file with an expected output under
code/expected. Next to the plain text there may be variants for
later versions: three_tasks.py312.txt is for Python 3.12 and
later, aiter.httpx024.txt for httpx 0.24 and later. The newest
variant that fits is used. bench--smoke.txt belongs to
`bench.py --smoke`. What a listing prints when jsdom or Chromium
is missing, as in fallback.nojsdom.txt, is not compared here.

Prints one line a file: `ok`, `FAILED`, or `skipped` when the
listing itself says that something optional is missing. Exits with
1 if any failed.
"""

import argparse
import difflib
import importlib.metadata
import os
import pathlib
import re
import shutil
import subprocess
import sys

CODE = pathlib.Path(__file__).resolve().parent
BOOK = CODE.parent
EXPECTED = CODE / "expected"
SKIPPED = object()
VARIANT = re.compile(r"\.(py|aiohttp|httpx|anyio|trio)(\d)(\d+)")


def version(library):
    if library == "py":
        return sys.version_info[:2]
    try:
        text = importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return (0, 0)
    return tuple(int(part) for part in text.split(".")[:2])


def expected_files():
    """{(listing, arguments): [(conditions, path), ...]}"""
    found = {}
    for path in sorted(EXPECTED.rglob("*.txt")):
        stem = path.name[:-len(".txt")]
        if stem.endswith((".nojsdom", ".nochromium")):
            continue
        conditions = [
            (library, (int(major), int(minor)))
            for library, major, minor in VARIANT.findall(stem)
        ]
        stem = VARIANT.sub("", stem)
        name, _, argument = stem.partition("--")
        folder = path.parent.relative_to(EXPECTED)
        listing = find_listing(folder, name)
        arguments = (f"--{argument}",) if argument else ()
        found.setdefault((listing, arguments), []).append(
            (conditions, path)
        )
    return found


def find_listing(folder, name):
    tries = [CODE / folder / f"{name}.py"]
    for base in (CODE / folder, CODE / "js" / folder):
        tries.append(base / f"{name}.mjs")
    for path in tries:
        if path.is_file():
            return path
    return tries[0]


def choose(variants):
    fitting = [
        (conditions, path) for conditions, path in variants
        if all(version(lib) >= least for lib, least in conditions)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda pair: (
        len(pair[0]), [least for _, least in pair[0]]
    ))[1]


def run(listing, arguments, timeout):
    environment = dict(os.environ)
    for name in list(environment):
        if name.lower().endswith("_proxy"):
            del environment[name]
        if name in ("PYTHONHASHSEED", "PYTHONASYNCIODEBUG"):
            del environment[name]
    environment["NO_PROXY"] = "127.0.0.1,localhost"
    environment["PYTHONPATH"] = str(CODE)
    environment["PYTHONIOENCODING"] = "utf-8"
    program = sys.executable
    if listing.suffix == ".mjs":
        program = shutil.which("node")
    return subprocess.run(
        [program, str(listing.relative_to(BOOK)), *arguments],
        cwd=BOOK,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=timeout,
    )


def check(listing, arguments, variants, timeout):
    """What is wrong with this listing: text, SKIPPED or None."""
    if not listing.is_file():
        return "expected output without a listing\n"
    path = choose(variants)
    if path is None:
        return "no expected output for these versions\n"
    try:
        done = run(listing, arguments, timeout)
    except subprocess.TimeoutExpired:
        return f"did not end within {timeout} s\n"
    wanted = path.read_text(encoding="utf-8")
    printed = done.stdout.decode("utf-8", "replace")
    printed = printed.replace("\r\n", "\n")
    if re.fullmatch(r"skipped: [^\n]*\n", printed):
        return SKIPPED
    wrong = ""
    if printed != wanted:
        wrong += "".join(difflib.unified_diff(
            wanted.splitlines(keepends=True),
            printed.splitlines(keepends=True),
            str(path.relative_to(BOOK)),
            "printed",
        ))
    if done.returncode != 0:
        wrong += f"exit status {done.returncode}\n"
    if wrong and done.stderr:
        wrong += done.stderr.decode("utf-8", "replace")
    return wrong or None


def wanted_by(selection, label):
    """Is this listing one of those the reader asked for?"""
    if not selection:
        return True
    for text in selection:
        text = text.replace("\\", "/").rstrip("/")
        for start in ("./", "book/", "code/"):
            text = text[len(start):] if text.startswith(start) else text
        if label == text or label.startswith(text + "/"):
            return True
        if f"/{text}/" in f"/{label}":
            return True
    return False


def main():
    parser = argparse.ArgumentParser(
        description="Run listings, compare what they print."
    )
    parser.add_argument("selection", nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=60)
    options = parser.parse_args()
    counts = {"ok": 0, "FAILED": 0, "skipped": 0}
    for (listing, arguments), variants in expected_files().items():
        label = listing.relative_to(CODE).as_posix()
        if not wanted_by(options.selection, label):
            continue
        shown = " ".join((f"code/{label}", *arguments))
        if options.list:
            print(shown)
            continue
        wrong, verdict = None, "ok"
        if listing.suffix == ".mjs" and not shutil.which("node"):
            verdict = "skipped"
        else:
            for _ in range(options.repeat):
                wrong = check(
                    listing, arguments, variants, options.timeout
                )
                if wrong is SKIPPED:
                    wrong, verdict = None, "skipped"
                    break
                if wrong:
                    verdict = "FAILED"
                    break
        counts[verdict] += 1
        print(f"{shown}: {verdict}", flush=True)
        if wrong:
            print("".join(
                f"    {line}\n" for line in wrong.splitlines()
            ), end="")
    if options.list:
        return 0
    print(", ".join(f"{n} {word}" for word, n in counts.items() if n)
          or "no such listing")
    return 1 if counts["FAILED"] or not any(counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
