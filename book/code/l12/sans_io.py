import asyncio
import json
import urllib.request

import aiohttp

from common.apiserver import serving_in_thread

_http = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
)


# ANCHOR: logic
def all_readings():
    """Yields paths, is sent bodies, returns the readings."""
    items = []
    cursor = 0
    while cursor is not None:
        page = yield f"/readings?cursor={cursor}&limit=50"
        items.extend(page["items"])
        cursor = page["next"]
    return items
# ANCHOR_END: logic


# ANCHOR: drivers
def drive(steps, base_url):
    body = None
    while True:
        try:
            path = steps.send(body)
        except StopIteration as stop:
            return stop.value
        with _http.open(base_url + path, timeout=5) as response:
            body = json.load(response)


async def drive_async(steps, session):
    body = None
    while True:
        try:
            path = steps.send(body)
        except StopIteration as stop:
            return stop.value
        async with session.get(path) as response:
            body = await response.json()
# ANCHOR_END: drivers


async def main(base_url):
    async with aiohttp.ClientSession(base_url) as session:
        return await drive_async(all_readings(), session)


if __name__ == "__main__":
    with serving_in_thread() as api:
        print("sync", len(drive(all_readings(), api.url)))
        print("async", len(asyncio.run(main(api.url))))
