import asyncio
from collections import Counter

import aiohttp

from common.apiserver import serving


# ANCHOR: main
def counting(counts):
    """A TraceConfig that counts the pool's decisions."""

    def count(name):
        async def event(session, context, params):
            counts[name] += 1
        return event

    trace = aiohttp.TraceConfig()
    trace.on_connection_create_end.append(count("create"))
    trace.on_connection_reuseconn.append(count("reuse"))
    trace.on_connection_queued_start.append(count("queued"))
    return trace


async def get(session, path):
    async with session.get(path) as response:
        await response.read()


async def main():
    counts = Counter()
    async with serving() as api:
        async with aiohttp.ClientSession(
            api.url,
            connector=aiohttp.TCPConnector(limit=3),
            trace_configs=[counting(counts)],
        ) as session:
            await asyncio.gather(*(
                get(session, "/inflight/a?hold=15")
                for _ in range(12)
            ))
        for name in ("create", "reuse", "queued"):
            print(name, counts[name])
        print("peak at the server", api.state.peak["a"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
