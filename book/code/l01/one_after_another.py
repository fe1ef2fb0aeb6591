import asyncio


async def poll(station, ms):
    print(station, "asked")
    await asyncio.sleep(ms / 1000)
    print(station, "answered")


async def main():
    await poll("T01", 60)
    await poll("T02", 40)
    await poll("T03", 20)


if __name__ == "__main__":
    asyncio.run(main())
