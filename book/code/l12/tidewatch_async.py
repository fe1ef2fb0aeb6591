"""The program after the migration."""

import asyncio
import contextvars

import aiohttp

PAUSES = (0.05, 0.1, None)  # None: no further attempt

request_id = contextvars.ContextVar("request_id", default="-")


# ANCHOR: client
class TidewatchAsync:
    def __init__(self, session, limit=4):
        self.session = session
        self.permits = asyncio.Semaphore(limit)

    async def get(self, path):
        headers = {"X-Request-Id": request_id.get()}
        timeout = aiohttp.ClientTimeout(total=5)
        for pause in PAUSES:
            async with self.permits, self.session.get(
                path, headers=headers, timeout=timeout
            ) as response:
                if response.status < 500 or pause is None:
                    response.raise_for_status()
                    return await response.json()
            await asyncio.sleep(pause)

    async def level(self, station):
        body = await self.get(f"/stations/{station}/level")
        return body["level_cm"]

    async def report(self):
        stations = await self.get("/stations")
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(self.level(station["id"]))
                for station in stations
            ]
        return [
            f"{station['id']} {task.result():5} cm"
            for station, task in zip(stations, tasks)
        ]
# ANCHOR_END: client
