import asyncio

import httpx

from common.apiserver import serving


async def level(client, station):
    response = await client.get(f"/stations/{station}/level")
    response.raise_for_status()
    return response.json()["level_cm"]


async def sweep(client, ids):
    results = await asyncio.gather(
        *(level(client, station) for station in ids),
        return_exceptions=True,
    )
    ok, bad = {}, {}
    for station, result in zip(ids, results, strict=True):
        if isinstance(result, BaseException):
            bad[station] = result
        else:
            ok[station] = result
    return ok, bad


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        ok, bad = await sweep(client, ["T01", "T77", "T03", "T88"])
    print("ok: ", ok)
    for station, error in bad.items():
        response = error.response
        print(station, type(error).__name__, response.status_code,
              response.json()["title"])


if __name__ == "__main__":
    asyncio.run(main())
