import asyncio

import aiohttp
import httpx

from common.apiserver import serving

CALLS = {
    "/redirect/1, checked": ("/redirect/1", {}),
    "/html/200, as JSON": ("/html/200", {}),
    "/echo, live=True": ("/echo", {"live": True}),
    "/status/404, unchecked": ("/status/404", {}),
}


async def with_aiohttp(session, path, params):
    async with session.get(path, params=params) as response:
        if path != "/status/404":
            response.raise_for_status()
        await response.json()


async def with_httpx(client, path, params):
    response = await client.get(path, params=params)
    if path != "/status/404":
        response.raise_for_status()
    response.json()


async def outcome(call):
    try:
        await call
    except Exception as error:
        return type(error).__name__
    return "no exception"


async def main():
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        for title, call in CALLS.items():
            print(title)
            print("   aiohttp",
                  await outcome(with_aiohttp(session, *call)))
            print("   httpx  ",
                  await outcome(with_httpx(client, *call)))


if __name__ == "__main__":
    asyncio.run(main())
