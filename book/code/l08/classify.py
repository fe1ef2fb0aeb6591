import asyncio

import aiohttp

from common.apiserver import refused_url, serving
from tidewatch.retry import TEMPORARY, Verdict, parse_retry_after


# ANCHOR: verdict
def verdict(error):
    """What to do about a failed GET."""
    if isinstance(error, aiohttp.ClientResponseError):
        after = (error.headers or {}).get("Retry-After")
        return Verdict(
            error.status in TEMPORARY,
            f"status {error.status}",
            parse_retry_after(after),
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return Verdict(True, "never reached the server")
    if isinstance(error, TimeoutError):
        return Verdict(True, "no answer in time")
    if isinstance(error, aiohttp.InvalidURL):
        return Verdict(False, "bad URL")
    if isinstance(error, aiohttp.ClientError):
        return Verdict(True, "the answer was lost")
    return Verdict(False, type(error).__name__)
# ANCHOR_END: verdict


# ANCHOR: main
async def get(http, url):
    async with http.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def main():
    limit = aiohttp.ClientTimeout(total=0.3)
    async with serving() as api:
        urls = {
            "refused port": refused_url(),
            "/abort": api.url + "/abort",
            "/hang": api.url + "/hang",
        }
        for status in (404, 429, 500, 503):
            path = f"/status/{status}"
            urls[path] = api.url + path
        async with aiohttp.ClientSession(timeout=limit) as http:
            for name, url in urls.items():
                try:
                    await get(http, url)
                except Exception as error:
                    repeat, reason, _ = verdict(error)
                    word = "repeat" if repeat else "give up"
                    print(f"{name:<13}{word:<9}{reason}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
