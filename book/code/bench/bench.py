"""aiohttp and httpx on loopback: ratios, never times.

    python3 code/bench/bench.py --smoke     # does it work?
    python3 code/bench/bench.py --record    # measure, add a run
    python3 code/bench/bench.py --table     # print what is stored

Every number is the processor time that a request costs the
client in httpx, divided by the same for aiohttp, in the same
round. Waiting does not count: not for the server, and not for
other programs on the machine.
"""

import argparse
import asyncio
import contextlib
import datetime
import gc
import importlib.metadata
import json
import math
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

import aiohttp
import aiohttp.http_parser
import httpx

STORED = pathlib.Path(__file__).with_name("results.json")
WORKLOADS = {
    "small JSON": ("/health", 16, 600),
    "medium JSON": ("/readings?limit=50", 2397, 400),
    "1 MB body": ("/blob/1000000", 1_000_000, 80),
}
UNDER_HTTPX = ("httpcore", "h11", "anyio", "sniffio")
CONCURRENCY = (1, 10, 50)
ROUNDS = 7


class Wrong(Exception):
    """An answer that must not be counted."""


# ANCHOR: clients
@contextlib.asynccontextmanager
async def aiohttp_client(url, limit):
    connector = aiohttp.TCPConnector(limit=limit)
    async with aiohttp.ClientSession(
        url, connector=connector
    ) as session:
        async def fetch(path):
            async with session.get(path) as response:
                return response.status, await response.read()
        yield fetch


@contextlib.asynccontextmanager
async def httpx_client(url, limit):
    limits = httpx.Limits(
        max_connections=limit, max_keepalive_connections=limit
    )
    async with httpx.AsyncClient(
        base_url=url, limits=limits, timeout=60, trust_env=False
    ) as client:
        async def fetch(path):
            response = await client.get(path)
            return response.status_code, response.content
        yield fetch
# ANCHOR_END: clients


# ANCHOR: measure
async def draw(fetch, path, length, numbers):
    """One worker: takes requests until there are no more."""
    for _ in numbers:
        status, body = await fetch(path)
        if status != 200 or len(body) != length:
            raise Wrong(f"{path}: {status}, {len(body)} bytes")


async def burst(fetch, path, length, requests, workers):
    numbers = iter(range(requests))
    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(draw(fetch, path, length, numbers))


async def cost(client, url, workload, requests, workers):
    """Processor time of one library, in one round."""
    path, length, _ = workload
    async with client(url, workers) as fetch:
        warm_up = max(workers, requests // 10)
        await burst(fetch, path, length, warm_up, workers)
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            await burst(fetch, path, length, requests, workers)
            spent = time.process_time() - start
        finally:
            gc.enable()
    return spent


def cell(url, workload, workers, rounds, requests):
    """The ratio of each round; who goes first alternates."""
    ratios = []
    for number in range(rounds):
        order = [aiohttp_client, httpx_client]
        if number % 2:
            order.reverse()
        found = {
            client: asyncio.run(
                cost(client, url, workload, requests, workers)
            )
            for client in order
        }
        ratios.append(found[httpx_client] / found[aiohttp_client])
    return ratios
# ANCHOR_END: measure


def construction(rounds):
    """Powers of ten between creating the two objects."""
    async def create():
        start = time.process_time()
        session = aiohttp.ClientSession()
        middle = time.process_time()
        client = httpx.AsyncClient()
        end = time.process_time()
        await session.close()
        await client.aclose()
        return (end - middle) / (middle - start)

    asyncio.run(create())
    found = [asyncio.run(create()) for _ in range(rounds)]
    return round(math.log10(statistics.median(found)))


@contextlib.contextmanager
def server():
    """The local API in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "common.apiserver", "--port", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process.stdout.readline().split()[1]
    finally:
        process.stdin.close()
        process.wait()


def versions():
    parser = aiohttp.http_parser.HttpResponseParser.__module__
    kind = "C" if parser == "aiohttp._http_parser" else "Python"
    found = {"Python": platform.python_version()}
    for name in ("aiohttp", "httpx", *UNDER_HTTPX):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = None
    found["parser"] = kind
    return found


def smoke():
    filled = 0
    with server() as url:
        for workload in WORKLOADS.values():
            for workers in CONCURRENCY:
                ratios = cell(url, workload, workers, 1, 20)
                filled += len(ratios) == 1 and ratios[0] > 0
    print(f"{filled} cells, all complete")


def record():
    cells = {}
    with server() as url:
        for name, workload in WORKLOADS.items():
            for workers in CONCURRENCY:
                ratios = cell(
                    url, workload, workers, ROUNDS, workload[2]
                )
                cells[f"{name}, {workers}"] = [
                    round(ratio, 2) for ratio in ratios
                ]
                print(name, workers, file=sys.stderr)
    run = {
        "versions": versions(),
        "system": platform.system(),
        "cpus": os.cpu_count(),
        "rounds": ROUNDS,
        "date": datetime.date.today().isoformat(),
        "construction": construction(ROUNDS),
        "cells": cells,
    }
    runs = json.loads(STORED.read_text()) if STORED.exists() else []
    runs = [r for r in runs if r["versions"] != run["versions"]]
    runs.append(run)
    runs.sort(key=lambda r: [
        int(n) for n in r["versions"]["httpx"].split(".")
    ])
    STORED.write_text(json.dumps(runs, indent=1) + "\n")


CAVEATS = (
    "Only the processor time of the client counts. Across a "
    "network both libraries mostly wait, and the difference in "
    "what a user sees shrinks toward nothing.",
    "Client and server share one machine, its caches and its two "
    "processors, with other programs.",
    "The server is always the same one, on aiohttp, and always "
    "answers at once. A real one does not.",
    "No TLS, no HTTP/2, no compression.",
    "Other versions and other machines give other numbers. These "
    "are medians of ratios, not guarantees.",
)


def table():
    runs = json.loads(STORED.read_text())
    names = [
        f"aiohttp {run['versions']['aiohttp']}, "
        f"httpx {run['versions']['httpx']}" for run in runs
    ]
    print("| Workload, concurrency |", " | ".join(names), "|")
    print("| --- |" + " --- |" * len(runs))
    for name in runs[0]["cells"]:
        row = [name]
        for run in runs:
            ratios = run["cells"][name]
            middle = statistics.median(ratios)
            row.append(f"{middle:.1f} ({min(ratios):.1f} to "
                       f"{max(ratios):.1f})")
        print("|", " | ".join(row), "|")
    print()
    for run in runs:
        found = run["versions"]
        under = ", ".join(
            f"{name} {found[name]}" if found[name] else f"no {name}"
            for name in UNDER_HTTPX
        )
        print(f"Python {found['Python']}; aiohttp "
              f"{found['aiohttp']} with its {found['parser']} parser; "
              f"httpx {found['httpx']}, {under}; "
              f"{run['system']}, {run['cpus']} CPUs, "
              f"{run['rounds']} rounds, {run['date']}. Creating "
              "an httpx client costs in the order of "
              f"{10 ** run['construction']:,} times as much as "
              "creating an aiohttp session.")
        print()
    for caveat in CAVEATS:
        print("-", caveat)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    mode = parser.add_mutually_exclusive_group(required=True)
    for chosen in (smoke, record, table):
        mode.add_argument(
            f"--{chosen.__name__}",
            action="store_const",
            const=chosen,
            dest="mode",
        )
    parser.parse_args().mode()
