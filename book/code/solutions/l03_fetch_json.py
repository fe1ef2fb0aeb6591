import asyncio

import aiohttp
from aiohttp import ClientTimeout

from common.apiserver import refused_url, serving


async def fetch_json(session, url, **options):
    """(data, None), or (None, the reason)."""
    try:
        async with session.get(url, **options) as response:
            response.raise_for_status()
            return await response.json(), None
    except aiohttp.ContentTypeError:
        return None, "not JSON"
    except aiohttp.ClientResponseError as error:
        return None, f"status {error.status}"
    except aiohttp.ClientConnectorError:
        return None, "no connection"
    except aiohttp.ServerTimeoutError:
        return None, "silent too long"
    except aiohttp.ServerDisconnectedError:
        return None, "dropped"
    except aiohttp.ClientPayloadError:
        return None, "body cut short"
    except aiohttp.InvalidURL:
        return None, "bad URL"
    except TimeoutError:
        return None, "total time over"


async def main():
    async with serving() as api:
        cases = [
            (api.url + "/health", {}),
            (refused_url(), {}),
            (api.url + "/abort", {}),
            (api.url + "/truncated", {}),
            (api.url + "/status/500", {}),
            (api.url + "/html/200", {}),
            ("http://:80/", {}),
            (api.url + "/hang", {"timeout": ClientTimeout(total=0.1)}),
            (
                api.url + "/hang",
                {"timeout": ClientTimeout(sock_read=0.1)},
            ),
        ]
        async with aiohttp.ClientSession() as session:
            for url, options in cases:
                print(await fetch_json(session, url, **options))


if __name__ == "__main__":
    asyncio.run(main())
