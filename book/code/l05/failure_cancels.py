import asyncio

import aiohttp

from common.apiserver import serving


class StationMissing(Exception):
    pass


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        if response.status == 404:
            raise StationMissing(station)
        return (await response.json())["level_cm"]


# ANCHOR: main
async def slow(name, journal):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        journal.append(f"{name} cancelled")
        raise


async def sweep(http, journal):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(slow("slow-a", journal))
        tg.create_task(level(http, "T99"))
        tg.create_task(slow("slow-b", journal))


async def demo(http):
    journal = []
    try:
        await sweep(http, journal)
    except ExceptionGroup as group:
        print(*sorted(journal), sep="\n")
        errors = group.exceptions
        print(f"ExceptionGroup with {len(errors)}: {errors[0]!r}")
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            await asyncio.create_task(demo(http))


if __name__ == "__main__":
    asyncio.run(main())
