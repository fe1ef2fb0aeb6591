import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def call(http, url, permits):
    async with permits:
        async with http.get(url) as response:
            await response.read()


async def main():
    permits = asyncio.Semaphore(3)
    async with serving() as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/inflight/demo?hold=15"
        async with asyncio.TaskGroup() as tg:
            for _ in range(12):
                tg.create_task(call(http, url, permits))
        print("peak with Semaphore(3):", api.state.peak["demo"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
