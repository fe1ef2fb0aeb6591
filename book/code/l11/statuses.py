import asyncio

import aiohttp
import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        print("aiohttp")
        async with session.get("/status/404") as response:
            print(response.status, "no exception")
        async with session.get("/redirect/1") as response:
            print("302 followed:", response.status)

        print("httpx")
        response = await client.get("/status/404")
        print(response.status_code, "no exception")
        response = await client.get("/redirect/1")
        print(response.status_code, "not followed")
        try:
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            print("raise_for_status on 302:", type(error).__name__)
        response = await client.get(
            "/redirect/1", follow_redirects=True
        )
        print("when asked to follow:", response.status_code)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
