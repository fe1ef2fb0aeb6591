import asyncio

import aiohttp

from common.apiserver import serving
from l12.tidewatch_async import TidewatchAsync


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            client = TidewatchAsync(session)
            for line in await client.report():
                print(line)


if __name__ == "__main__":
    asyncio.run(main())
