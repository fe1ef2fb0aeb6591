import asyncio
import contextlib

import httpx

from common.apiserver import serving
from tidewatch.sse import SseParser

# ANCHOR: alerts
QUIET = httpx.Timeout(10, read=60)  # read: the longest silence


async def alerts(client, path, *, last_id="", patience=5,
                 sleep=asyncio.sleep):
    """Each event once, over as many connections as it takes."""
    fruitless, pause = 0, 1.0
    while fruitless < patience:
        parser = SseParser(last_id)
        fruitless += 1
        headers = {"Accept": "text/event-stream"}
        if last_id:
            headers["Last-Event-ID"] = last_id
        with contextlib.suppress(httpx.TransportError):
            async with client.stream(
                "GET", path, headers=headers, timeout=QUIET
            ) as response:
                if response.status_code == 204:
                    return
                check(response)
                async for chunk in response.aiter_bytes():
                    for event in parser.feed(chunk):
                        fruitless = 0
                        yield event
        last_id = parser.last_id
        if parser.retry is not None:
            pause = parser.retry / 1000
        await sleep(pause)
    raise ConnectionError(f"{patience} connections, no event")


def check(response):
    response.raise_for_status()
    kind = response.headers.get("Content-Type", "")
    plain = kind.partition(";")[0].strip()
    if response.status_code != 200 or plain != "text/event-stream":
        raise ValueError(f"not an event stream: {response} {kind}")
# ANCHOR_END: alerts


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        path = "/stream/sse?n=5&drop_after=2"
        async with contextlib.aclosing(alerts(client, path)) as feed:
            async for event in feed:
                print(event.name, event.id)
        print("requests", api.state.requests)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
