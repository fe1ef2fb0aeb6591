import asyncio
import contextlib

from common.apiserver import serving
from tidewatch import TidewatchClient


# ANCHOR: main
async def main():
    async with serving() as api:
        async with TidewatchClient(api.url) as client:
            count = 0
            async for reading in client.readings(limit=20):
                count += 1
            requests = api.state.requests
            print(f"{count} readings, {requests} requests")

            api.state.reset()
            count = 0
            pages = client.readings(limit=20)
            async with contextlib.aclosing(pages):
                async for reading in pages:
                    count += 1
                    if count == 25:
                        break
            requests = api.state.requests
            print(f"stopped early, {requests} requests")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
