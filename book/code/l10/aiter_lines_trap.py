import asyncio
import json

import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    good = broken = 0
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        path = "/stream/ndjson?n=4"
        async with client.stream("GET", path) as response:
            async for line in response.aiter_lines():
                try:
                    json.loads(line)
                    good += 1
                except ValueError:
                    broken += 1
    print(f"good {good}, broken {broken}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
