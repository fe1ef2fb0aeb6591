import asyncio

import httpx

from common.apiserver import serving


# ANCHOR: main
async def size(pieces):
    return sum([len(piece) async for piece in pieces])


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        async with client.stream("GET", "/gzip") as response:
            print("raw", await size(response.aiter_raw()))
        async with client.stream("GET", "/gzip") as response:
            print("decoded", await size(response.aiter_bytes()))
            print("downloaded", response.num_bytes_downloaded)

        path = "/stream/ndjson?n=2&split=1"
        async with client.stream("GET", path) as response:
            text = [piece async for piece in response.aiter_text()]
            print("text intact:", "\u2028" in "".join(text))
            try:
                await size(response.aiter_bytes())
            except httpx.StreamConsumed as error:
                print(type(error).__name__)

        async with client.stream("GET", "/gzip") as response:
            pass
        try:
            await size(response.aiter_bytes())
        except httpx.StreamClosed as error:
            print(type(error).__name__)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
