import asyncio

import aiohttp

from common.apiserver import refused_url, serving

KNOWN = (
    aiohttp.ClientConnectorError,
    aiohttp.ServerDisconnectedError,
    aiohttp.ClientPayloadError,
    aiohttp.ClientResponseError,
    aiohttp.InvalidURL,
)


# ANCHOR: main
async def outcome(session, url):
    try:
        async with session.get(url) as response:
            await response.read()
            response.raise_for_status()
            return "no error"
    except aiohttp.ClientError as error:
        for known in KNOWN:
            if isinstance(error, known):
                return known.__name__
        return type(error).__name__


async def main():
    async with serving() as api:
        cases = [
            ("refused", refused_url()),
            ("dropped", api.url + "/abort"),
            ("truncated", api.url + "/truncated"),
            ("status 500", api.url + "/status/500"),
            ("bad url", "http://:80/"),
        ]
        async with aiohttp.ClientSession() as session:
            for name, url in cases:
                print(f"{name:<10}", await outcome(session, url))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
