import asyncio

import httpx

from common.apiserver import serving


# ANCHOR: main
async def pieces():
    for _ in range(3):
        yield b"abc"


def sync_pieces():
    yield b"abc"


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        response = await client.post("/echo", content=pieces())
        sent = response.json()
        print(sent["headers"]["transfer-encoding"])
        if "content-length" not in sent["headers"]:
            print("no length")
        print(sent["body"])

        try:
            await client.post("/echo", content=sync_pieces())
        except RuntimeError as error:
            print(type(error).__name__)

        body = pieces()
        await client.post("/echo", content=body)
        again = await client.post("/echo", content=body)
        print("second time:", repr(again.json()["body"]))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
