import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            # ANCHOR: main
            async with asyncio.TaskGroup() as tg:
                waits = tg.create_task(asyncio.Event().wait())
                t01 = tg.create_task(level(http, "T01"))
                await asyncio.sleep(0)
                waits.cancel()
            print(waits.cancelled(), t01.result())
            # ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
