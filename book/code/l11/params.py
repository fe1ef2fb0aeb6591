import asyncio

import aiohttp
import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    params = {"live": True, "note": None}
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        try:
            await session.get("/echo", params=params)
        except TypeError as error:
            print(type(error).__name__)
        response = await client.get("/echo", params=params)
        print(response.json()["query"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
