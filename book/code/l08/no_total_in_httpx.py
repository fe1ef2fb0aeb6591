import asyncio

import httpx

from common.apiserver import serving
from common.limits import within


# ANCHOR: main
async def main():
    limits = httpx.Timeout(5, read=0.25)
    async with serving() as api:
        async with httpx.AsyncClient(
            base_url=api.url, timeout=limits, trust_env=False
        ) as client:
            got = await client.get("/drip?n=10&gap=40")
            print("httpx alone:", len(got.content), "bytes")
            try:
                await within(0.2, client.get("/drip?n=50&gap=40"))
            except TimeoutError as error:
                print("within:", type(error).__name__)
            got = await client.get("/health")
            print("client still usable:", got.status_code)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
