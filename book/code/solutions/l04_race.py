import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def race(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    last = None
    try:
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except Exception as error:
                last = error
        raise last
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
# ANCHOR_END: main


async def ask(http, path):
    async with http.get(path) as response:
        response.raise_for_status()
        return path


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await race(ask(http, "/hang"), ask(http, "/health")))
            print(await race(
                ask(http, "/status/500"),
                ask(http, "/delay/50"),
            ))
            try:
                await race(
                    ask(http, "/status/500"), ask(http, "/status/500")
                )
            except aiohttp.ClientResponseError as error:
                print("both failed:", error.status)


if __name__ == "__main__":
    asyncio.run(main())
