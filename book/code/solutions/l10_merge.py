import asyncio
import contextlib

from common.apiserver import serving
from tidewatch import TidewatchClient
from tidewatch.httpx_transport import HttpxTransport


@contextlib.asynccontextmanager
async def merge(*streams, size=10):
    """One stream out of several, in the order of arrival."""
    queue = asyncio.Queue(size)
    end = object()

    async def pump(stream):
        async with contextlib.aclosing(stream):
            async for item in stream:
                await queue.put(item)
        await queue.put(end)

    async def items():
        left = len(streams)
        while left:
            item = await queue.get()
            if item is end:
                left -= 1
            else:
                yield item

    async with asyncio.TaskGroup() as group:
        pumps = [group.create_task(pump(each)) for each in streams]
        yield items()
        for task in pumps:
            task.cancel()


async def main():
    async with (
        serving() as api,
        TidewatchClient(
            api.url, transport=HttpxTransport(api.url)
        ) as client,
    ):
        two = client.export(n=3), client.export(n=4)
        async with merge(*two) as feed:
            print(sorted([row["seq"] async for row in feed]))

        seen = 0
        many = [client.export(n=500) for _ in range(3)]
        async with merge(*many) as feed:
            async for _ in feed:
                seen += 1
                if seen == 5:
                    break
        print("stopped after", seen)
        levels = await client.levels(["T01", "T02"])
        print("client still usable:", len(levels), "levels")


if __name__ == "__main__":
    asyncio.run(main())
