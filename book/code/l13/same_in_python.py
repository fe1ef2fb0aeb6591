import asyncio

import aiohttp
import httpx

from common.apiserver import refused_url, serving

AIOHTTP = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientPayloadError,
    TimeoutError,
    asyncio.CancelledError,
)
HTTPX = (
    httpx.ConnectError,
    httpx.RemoteProtocolError,
    httpx.ReadTimeout,
    asyncio.CancelledError,
)


# ANCHOR: main
async def with_aiohttp(url):
    limit = aiohttp.ClientTimeout(total=1.0)
    async with aiohttp.ClientSession(timeout=limit) as session:
        async with session.get(url) as response:
            await response.read()
            return f"status {response.status}"


async def with_httpx(url):
    limit = httpx.Timeout(1.0)
    async with httpx.AsyncClient(timeout=limit) as client:
        response = await client.get(url)
        return f"status {response.status_code}"


async def outcome(call, url, names, cancel=False):
    task = asyncio.create_task(call(url))
    if cancel:
        asyncio.get_running_loop().call_later(0.1, task.cancel)
    await asyncio.wait([task])
    try:
        return task.result()
    except names as error:
        return next(
            cls.__name__ for cls in names if isinstance(error, cls)
        )


async def main():
    async with serving() as api:
        for title, url, cancel in [
            ("status", f"{api.url}/status/404", False),
            ("refused", refused_url(), False),
            ("body cut", f"{api.url}/truncated", False),
            ("timeout", f"{api.url}/hang", False),
            ("cancelled", f"{api.url}/hang", True),
        ]:
            first = await outcome(with_aiohttp, url, AIOHTTP, cancel)
            second = await outcome(with_httpx, url, HTTPX, cancel)
            print(f"{title}: {first}, {second}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
