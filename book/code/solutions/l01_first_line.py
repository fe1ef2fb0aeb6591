import asyncio
import contextlib


# ANCHOR: first
async def first_line(agen):
    async with contextlib.aclosing(agen):
        async for item in agen:
            return item
# ANCHOR_END: first


async def lines():
    try:
        yield "T01 -63 cm"
        yield "T02 -26 cm"
    finally:
        print("closed")


async def nothing():
    return
    yield


async def main():
    print(await first_line(lines()))
    print(await first_line(nothing()))


if __name__ == "__main__":
    asyncio.run(main())
