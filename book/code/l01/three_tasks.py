import asyncio


async def poll(station, ms):
    print(station, "asked")
    await asyncio.sleep(ms / 1000)
    print(station, "answered")
    return station


# ANCHOR: main
async def main():
    first = asyncio.create_task(poll("T01", 120), name="T01")
    second = asyncio.create_task(poll("T02", 80), name="T02")
    third = asyncio.create_task(poll("T03", 40), name="T03")
    print("three tasks created")
    print([await first, await second, await third])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
