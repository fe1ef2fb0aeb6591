import asyncio
import importlib.util

import httpx

from common.apiserver import serving


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url, http2=True) as client,
    ):
        response = await client.get("/health")
        print("http2=True, no TLS:", response.http_version)


if __name__ == "__main__":
    if importlib.util.find_spec("h2") is None:
        print("skipped: no h2")
    else:
        asyncio.run(main())
