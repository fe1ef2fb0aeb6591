import asyncio

import aiohttp

from common.apiserver import serving


async def drip(http, started):
    async with http.get("/drip?n=30&gap=20") as response:
        started.set()
        await response.read()


# ANCHOR: main
async def health(http):
    limit = aiohttp.ClientTimeout(total=0.2)
    async with http.get("/health", timeout=limit) as response:
        return response.status


async def with_connector_only(http):
    started = asyncio.Event()
    slow = asyncio.create_task(drip(http, started))
    await started.wait()
    try:
        await health(http)
    except TimeoutError as error:
        print("queued request:", type(error).__name__)
    return slow


async def with_semaphore(http):
    permits = asyncio.Semaphore(1)
    started = asyncio.Event()

    async def limited(coro):
        async with permits:
            return await coro

    slow = asyncio.create_task(limited(drip(http, started)))
    await started.wait()
    print("with a semaphore:", await limited(health(http)))
    return slow
# ANCHOR_END: main


async def main():
    async with serving() as api:
        connector = aiohttp.TCPConnector(limit=1)
        async with aiohttp.ClientSession(
            api.url, connector=connector
        ) as http:
            slow = await asyncio.create_task(with_connector_only(http))
            reached = api.state.paths["/health"] > 0
            print("it reached the server:", reached)
            await slow
            await (await with_semaphore(http))


if __name__ == "__main__":
    asyncio.run(main())
