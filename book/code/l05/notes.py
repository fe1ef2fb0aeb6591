"""Notes say which child an exception came from."""

import asyncio


async def gauge(station):
    try:
        raise ValueError("bad reading")
    except ValueError as error:
        error.add_note(f"station {station}")
        raise


async def sweep():
    async with asyncio.TaskGroup() as tg:
        for station in ("T01", "T02"):
            tg.create_task(gauge(station))


async def main():
    try:
        await asyncio.create_task(sweep())
    except* ValueError as group:
        for error in group.exceptions:
            print(error, error.__notes__)


if __name__ == "__main__":
    asyncio.run(main())
