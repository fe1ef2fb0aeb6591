import asyncio

import aiohttp

from common.apiserver import serving


async def call(session):
    try:
        async with session.get("/delay/300") as response:
            return response.status
    except TimeoutError as error:
        return type(error).__name__


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(
            api.url,
            connector=aiohttp.TCPConnector(limit=1),
            timeout=aiohttp.ClientTimeout(total=0.5),
        ) as session:
            tasks = [
                asyncio.create_task(call(session)) for _ in range(3)
            ]
            print([await task for task in tasks])


if __name__ == "__main__":
    asyncio.run(main())
