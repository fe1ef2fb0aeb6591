import asyncio
import contextlib

import httpx

from common.apiserver import serving
from tidewatch.lines import records


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


async def export(client, count):
    path = f"/stream/ndjson?n={count}"
    async with client.stream("GET", path) as response:
        async for record in records(response.aiter_bytes()):
            yield record


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        async with merge(export(client, 3), export(client, 4)) as feed:
            print(sorted([row["seq"] async for row in feed]))

        seen = 0
        many = [export(client, 500) for _ in range(3)]
        async with merge(*many) as feed:
            async for _ in feed:
                seen += 1
                if seen == 5:
                    break
        print("stopped after", seen)
        answer = await client.get("/health")
        print("client still usable:", answer.status_code)


if __name__ == "__main__":
    asyncio.run(main())
