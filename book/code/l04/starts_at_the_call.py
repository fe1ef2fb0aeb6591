"""gather starts its work when it is called, and other details."""

import asyncio


async def gauge(name):
    print(name, "runs")
    return name


async def main():
    future = asyncio.gather(gauge("T01"), gauge("T02"))
    print("gather was called")
    await asyncio.sleep(0)
    print("not awaited yet")
    print(await future)

    empty = asyncio.gather()
    print("no arguments:", empty.done(), empty.result())

    once = gauge("T03")
    print(await asyncio.gather(once, once))

    try:
        asyncio.gather(gauge)
    except TypeError:
        print("TypeError: gather takes awaitables")


if __name__ == "__main__":
    asyncio.run(main())
