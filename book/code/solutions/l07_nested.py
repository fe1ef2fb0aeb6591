import asyncio

import aiohttp

from common.apiserver import serving
from common.limits import within


# ANCHOR: main
async def health(session):
    async with session.get("/health") as response:
        return response.status


async def nested(session):
    async with session.get("/drip?n=100&gap=20") as response:
        await response.content.readany()
        return await health(session)


async def one_after_the_other(session):
    async with session.get("/drip?n=5&gap=20") as response:
        await response.read()
    return await health(session)


async def main():
    async with serving() as api:
        for name, call, limit in (
            ("nested, limit 1", nested, 1),
            ("one after the other", one_after_the_other, 1),
            ("nested, limit 2", nested, 2),
        ):
            connector = aiohttp.TCPConnector(limit=limit)
            async with aiohttp.ClientSession(
                api.url, connector=connector
            ) as session:
                try:
                    answer = await within(0.3, call(session))
                except TimeoutError as error:
                    answer = type(error).__name__
            print(f"{name}: {answer}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
