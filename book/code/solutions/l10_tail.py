import asyncio
import contextlib

import httpx

from common.apiserver import serving
from tidewatch.lines import records


async def head(client, path, count):
    """The first records, and the number of the connection."""
    found = []
    async with client.stream("GET", path) as response:
        feed = records(response.aiter_bytes())
        async with contextlib.aclosing(feed):
            async for record in feed:
                found.append(record["seq"])
                if len(found) == count:
                    break
        return found, response.headers["X-Conn"]


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        for path in ("/stream/ndjson?n=3", "/stream/ndjson?n=500"):
            async with client.stream("GET", path) as response:
                await response.aread()
            print("read to the end", response.headers["X-Conn"])
        print(*await head(client, "/stream/ndjson?n=500", 3))
        answer = await client.get("/health")
        print("after leaving early", answer.headers["X-Conn"])


if __name__ == "__main__":
    asyncio.run(main())
