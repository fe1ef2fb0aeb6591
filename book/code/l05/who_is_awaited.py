"""Is the cleanup of cancelled children awaited?"""

import asyncio


async def quick():
    await asyncio.Event().wait()


async def slow_cleanup(journal):
    try:
        await asyncio.Event().wait()
    finally:
        for _ in range(5):
            await asyncio.sleep(0)
        journal.append("cleanup done")


async def plain(journal):
    await asyncio.gather(quick(), slow_cleanup(journal))


async def collecting(journal):
    await asyncio.gather(
        quick(), slow_cleanup(journal), return_exceptions=True
    )


async def group(journal):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(quick())
        tg.create_task(slow_cleanup(journal))


async def main():
    for construct in (plain, collecting, group):
        journal = []
        task = asyncio.create_task(construct(journal))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        journal.append("caller resumed")
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0)
        print(f"{construct.__name__}: {', '.join(journal)}")


if __name__ == "__main__":
    asyncio.run(main())
