import asyncio

import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        async with client.stream("GET", "/stations/T99") as response:
            print("status", response.status_code)
            try:
                response.json()
            except httpx.ResponseNotRead as error:
                print(type(error).__name__)
            await response.aread()
            print(response.json()["title"])

        try:
            async with client.stream("GET", "/stations/T99") as got:
                got.raise_for_status()
        except httpx.HTTPStatusError as error:
            try:
                print(error.response.text)
            except httpx.ResponseNotRead:
                print("raised before reading: no text")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
