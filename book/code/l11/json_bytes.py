import asyncio
import json

import aiohttp
import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    data = {"note": "\u00e9", "cm": 1}
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        async with session.post("/echo", json=data) as response:
            print("aiohttp", ascii((await response.json())["body"]))
        response = await client.post("/echo", json=data)
        print("httpx  ", ascii(response.json()["body"]))

        mine = json.dumps(data, separators=(",", ":")).encode()
        response = await client.post(
            "/echo",
            content=mine,
            headers={"Content-Type": "application/json"},
        )
        print("mine   ", ascii(response.json()["body"]))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
