import asyncio

# ANCHOR: main
PERMITS = asyncio.Semaphore(1)


async def work():
    async with PERMITS:
        await asyncio.sleep(0)
    return "fine"


async def contend():
    await asyncio.gather(work(), work())


def main():
    print("uncontended:", asyncio.run(work()), asyncio.run(work()))
    asyncio.run(contend())  # binds PERMITS to this loop
    try:
        asyncio.run(contend())
    except RuntimeError as error:
        print("contended:", type(error).__name__)
# ANCHOR_END: main


if __name__ == "__main__":
    main()
