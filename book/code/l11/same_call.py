import asyncio

import aiohttp
import httpx

from common.apiserver import serving


# ANCHOR: main
async def with_aiohttp(base_url, path):
    async with aiohttp.ClientSession(base_url) as session:
        async with session.get(path) as response:
            response.raise_for_status()
            return await response.json()


async def with_httpx(base_url, path):
    async with httpx.AsyncClient(base_url=base_url) as client:
        response = await client.get(path)
        response.raise_for_status()
        return response.json()


async def main():
    async with serving() as api:
        for fetch in (with_aiohttp, with_httpx):
            data = await fetch(api.url, "/stations/T01/level")
            print(fetch.__name__, data["level_cm"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
