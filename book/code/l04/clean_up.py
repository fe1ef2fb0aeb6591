import asyncio


async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad gauge")


async def waits():
    await asyncio.Event().wait()


# ANCHOR: main
async def all_or_nothing(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
# ANCHOR_END: main


async def main():
    seen = []

    async def watched(coro):
        try:
            return await coro
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    try:
        await all_or_nothing(watched(fails()), watched(waits()))
    except ValueError as error:
        seen.insert(0, type(error).__name__)
    print(seen)


if __name__ == "__main__":
    asyncio.run(main())
