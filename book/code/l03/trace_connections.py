import asyncio
from collections import Counter

import aiohttp

from common.apiserver import serving

counts = Counter()


async def created(session, context, params):
    counts["new"] += 1


async def reused(session, context, params):
    counts["reused"] += 1


async def main():
    trace = aiohttp.TraceConfig()
    trace.on_connection_create_end.append(created)
    trace.on_connection_reuseconn.append(reused)
    async with serving() as api:
        async with aiohttp.ClientSession(
            api.url, trace_configs=[trace]
        ) as session:
            for _ in range(4):
                async with session.get("/health") as response:
                    await response.read()
    print(dict(counts))


if __name__ == "__main__":
    asyncio.run(main())
