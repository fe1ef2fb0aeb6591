import asyncio

from common.apiserver import serving
from tidewatch import Limits, TidewatchClient


# ANCHOR: main
async def main():
    limits = Limits(connections=4)
    async with serving() as api:
        async with TidewatchClient(
            api.url, limits=limits
        ) as client:
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(client.level(f"T{n:02}"))
                    for n in [*range(1, 13)] * 2
                ]
        few = api.state.connections <= 4
        print(len(tasks), "answers, at most 4 connections:", few)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
