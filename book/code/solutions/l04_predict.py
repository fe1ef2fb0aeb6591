import asyncio


# ANCHOR: main
async def first():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("first fails")
    raise KeyError


async def second():
    print("second done")
    return 2


async def main():
    try:
        print(await asyncio.gather(first(), second()))
    except KeyError:
        print("caught")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
