import asyncio

import aiohttp
import httpx

from common.apiserver import refused_url, serving

# ANCHOR: main
AIOHTTP = (
    aiohttp.ClientConnectorError,
    aiohttp.ServerDisconnectedError,
    aiohttp.ServerTimeoutError,
    aiohttp.ClientPayloadError,
    aiohttp.ClientResponseError,
    TimeoutError,
)
HTTPX = (
    httpx.ConnectError,
    httpx.RemoteProtocolError,
    httpx.ReadTimeout,
    httpx.HTTPStatusError,
)


async def name(kinds, call):
    """The first of these classes that the failure belongs to."""
    try:
        await call
    except Exception as error:
        for kind in kinds:
            if isinstance(error, kind):
                return kind.__name__
        raise
    return "no exception"


async def with_aiohttp(session, url):
    async with session.get(url) as response:
        await response.read()
        response.raise_for_status()


async def with_httpx(client, url):
    response = await client.get(url)
    response.raise_for_status()


async def main():
    silent = aiohttp.ClientTimeout(total=None, sock_read=0.2)
    async with (
        serving() as api,
        aiohttp.ClientSession(timeout=silent) as session,
        httpx.AsyncClient(timeout=httpx.Timeout(5, read=0.2)) as client,
    ):
        cases = {
            "refused": refused_url() + "/",
            "dropped": api.url + "/abort",
            "cut": api.url + "/truncated",
            "silent": api.url + "/hang",
            "status 500": api.url + "/status/500",
            "status 204": api.url + "/status/204",
        }
        for case, url in cases.items():
            print(case)
            got = await name(AIOHTTP, with_aiohttp(session, url))
            print("   aiohttp", got)
            got = await name(HTTPX, with_httpx(client, url))
            print("   httpx  ", got)

        total = aiohttp.ClientTimeout(total=0.2)
        async with aiohttp.ClientSession(timeout=total) as session:
            call = with_aiohttp(session, api.url + "/hang")
            print("total limit, aiohttp only")
            print("   aiohttp", await name(AIOHTTP, call))
    print("an httpx timeout is a TimeoutError:",
          issubclass(httpx.ReadTimeout, TimeoutError))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
