import asyncio

import aiohttp

from common.apiserver import serving
from tidewatch.sse import SseParser


async def events(session, path):
    parser = SseParser()
    async with session.get(path) as response:
        response.raise_for_status()
        async for chunk in response.content.iter_any():
            for event in parser.feed(chunk):
                yield event


async def main():
    calm = aiohttp.ClientTimeout(total=None, sock_read=60)
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url, timeout=calm) as session,
    ):
        async for event in events(session, "/stream/sse?n=3"):
            print(event.name, event.id, event.data.split("\n"))


if __name__ == "__main__":
    asyncio.run(main())
