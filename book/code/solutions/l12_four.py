import asyncio
from concurrent.futures import ThreadPoolExecutor

import aiohttp

from common.apiserver import serving, serving_in_thread
from l12.tidewatch_async import TidewatchAsync
from l12.tidewatch_sync import TidewatchSync


class Threads(TidewatchSync):
    def level(self, station):
        self.get("/inflight/threads?hold=20")
        return super().level(station)

    # ANCHOR: threads
    def levels(self, stations):
        with ThreadPoolExecutor(max_workers=4) as pool:
            return list(pool.map(self.level, stations))
    # ANCHOR_END: threads


class Tasks(TidewatchAsync):
    async def level(self, station):
        await self.get("/inflight/tasks?hold=20")
        return await super().level(station)

    # ANCHOR: tasks
    async def levels(self, stations):
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(self.level(station))
                for station in stations
            ]
        return [task.result() for task in tasks]
    # ANCHOR_END: tasks


STATIONS = [f"T{n:02}" for n in range(1, 13)]


async def with_tasks():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            levels = await Tasks(session).levels(STATIONS)
        print("at most four:", api.state.peak["tasks"] <= 4)
    return levels


def main():
    with serving_in_thread() as api:
        levels = Threads(api.url).levels(STATIONS)
        print("at most four:", api.state.peak["threads"] <= 4)
    print("the same levels:", asyncio.run(with_tasks()) == levels)


if __name__ == "__main__":
    main()
