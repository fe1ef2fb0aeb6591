import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
async def sweep(http, ids):
    ok, bad = {}, {}

    async def one(station):
        try:
            ok[station] = await level(http, station)
        except aiohttp.ClientError as error:
            bad[station] = error

    async with asyncio.TaskGroup() as tg:
        for station in ids:
            tg.create_task(one(station))
    return ok, bad
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            ok, bad = await sweep(http, ["T01", "T77", "T03", "T88"])
    print("ok: ", dict(sorted(ok.items())))
    print("bad:", sorted(bad))


if __name__ == "__main__":
    asyncio.run(main())
