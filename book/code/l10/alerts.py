import asyncio
import contextlib

from common.apiserver import serving
from tidewatch import TidewatchClient
from tidewatch.httpx_transport import HttpxTransport


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        TidewatchClient(
            api.url, transport=HttpxTransport(api.url)
        ) as client,
    ):
        alerts = client.alerts(n=5, drop_after=2)
        async with contextlib.aclosing(alerts) as feed:
            async for event in feed:
                print(event.name, event.id)
        print("requests", api.state.requests)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
