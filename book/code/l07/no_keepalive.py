import asyncio

import aiohttp
import httpx

from common.apiserver import serving


async def with_aiohttp(url):
    connector = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        for _ in range(4):
            async with session.get(url) as response:
                await response.read()


async def with_httpx(url):
    limits = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits) as client:
        for _ in range(4):
            await client.get(url)


async def main():
    for name, calls in (
        ("force_close", with_aiohttp),
        ("max_keepalive_connections=0", with_httpx),
    ):
        async with serving() as api:
            await calls(api.url + "/health")
            print(f"{name}: {api.state.connections}")


if __name__ == "__main__":
    asyncio.run(main())
