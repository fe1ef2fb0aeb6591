import asyncio

import aiohttp
import httpx

from common.apiserver import serving

IDLE, PAUSE = 0.05, 0.2


async def with_aiohttp(url):
    connector = aiohttp.TCPConnector(keepalive_timeout=IDLE)
    async with aiohttp.ClientSession(connector=connector) as session:
        for _ in range(2):
            async with session.get(url) as response:
                await response.read()
            await asyncio.sleep(PAUSE)


async def with_httpx(url):
    limits = httpx.Limits(keepalive_expiry=IDLE)
    async with httpx.AsyncClient(limits=limits) as client:
        for _ in range(2):
            await client.get(url)
            await asyncio.sleep(PAUSE)


async def main():
    for name, calls in (
        ("aiohttp", with_aiohttp), ("httpx", with_httpx)
    ):
        async with serving() as api:
            await calls(api.url + "/health")
            print(name, "connections:", api.state.connections)


if __name__ == "__main__":
    asyncio.run(main())
