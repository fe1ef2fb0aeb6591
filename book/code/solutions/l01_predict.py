import asyncio


async def other():
    print("other task runs")


async def plain():
    print("plain coroutine runs")
    await asyncio.sleep(0)


async def main():
    waiting = asyncio.create_task(other())
    await plain()
    await plain()
    print("still no switch")
    await asyncio.sleep(0)
    print("after sleep(0)")
    await waiting


if __name__ == "__main__":
    asyncio.run(main())
