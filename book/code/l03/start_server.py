import asyncio

import aiohttp

from common.apiserver import serving


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession() as session:
            async with session.get(api.url + "/health") as response:
                answer = await response.json()
                print("server answered:", answer["status"])


if __name__ == "__main__":
    asyncio.run(main())
