import asyncio

import httpx

from common.apiserver import serving


async def download(client, path):
    """Consume a body; yields what a progress bar would show."""
    async with client.stream("GET", path) as response:
        response.raise_for_status()
        text = response.headers.get("Content-Length")
        total = int(text) if text else None
        async for _ in response.aiter_bytes():
            done = response.num_bytes_downloaded  # on the wire
            if total:
                yield f"{100 * done // total} %"
            else:
                yield f"{done} bytes"


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        for path in ("/blob/100000", "/gzip", "/drip?n=3&gap=10"):
            shown = [text async for text in download(client, path)]
            print(path.split("?")[0], "ends with", shown[-1])


if __name__ == "__main__":
    asyncio.run(main())
