import asyncio


async def poll(station):
    await asyncio.sleep(0.01)  # pretend to ask
    return station


async def main():
    stations = [f"T{n:02}" for n in range(1, 13)]
    # ANCHOR: pairs
    for start in range(0, 12, 2):
        pair = [
            asyncio.create_task(poll(station))
            for station in stations[start:start + 2]
        ]
        print([await task for task in pair])
    # ANCHOR_END: pairs


if __name__ == "__main__":
    asyncio.run(main())
