import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def call(http, url, permits):
    while True:
        async with permits:
            async with http.get(url) as response:
                if response.status != 429:
                    response.raise_for_status()
                    return await response.json()
                delay = int(response.headers["Retry-After"])
        await asyncio.sleep(delay)  # the permit is free again


async def main():
    permits = asyncio.Semaphore(4)
    async with serving() as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/quota/demo?allow=3"
        answers = await asyncio.gather(
            *(call(http, url, permits) for _ in range(12))
        )
        print(
            f"{len(answers)} answers,"
            f" {api.state.refused['demo']} refusals,"
            f" {api.state.requests} requests"
        )
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
