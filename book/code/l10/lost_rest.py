import asyncio

import httpx

from common.apiserver import serving


# ANCHOR: main
async def saved(client, *chunk_size):
    """How many bytes arrive before the connection breaks?"""
    size = 0
    try:
        async with client.stream(
            "GET", "/blob/100000?cut=40000"
        ) as response:
            async for chunk in response.aiter_raw(*chunk_size):
                size += len(chunk)
    except httpx.RemoteProtocolError:
        return size


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        print("as they come:", await saved(client))
        print("in pieces of 65,536:", await saved(client, 65_536))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
