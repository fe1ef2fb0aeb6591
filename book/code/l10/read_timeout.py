import asyncio

import httpx

from common.apiserver import serving
from common.limits import within


# ANCHOR: main
async def count(client, path, timeout):
    size = 0
    async with client.stream("GET", path, timeout=timeout) as response:
        async for chunk in response.aiter_bytes():
            size += len(chunk)
    return size


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        path = "/drip?n=3&gap=300"
        try:
            await count(client, path, httpx.Timeout(10, read=0.1))
        except httpx.ReadTimeout as error:
            print(type(error).__name__)

        patient = httpx.Timeout(10, read=None)
        got = await count(client, path, patient)
        print("with read=None:", got, "bytes")

        try:
            await within(0.2, count(client, path, patient))
        except TimeoutError as error:
            print("around the consumer:", type(error).__name__)
        print(await count(client, "/gzip", patient), "bytes after it")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
