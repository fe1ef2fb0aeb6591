import asyncio


# ANCHOR: main
async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad gauge")


async def sibling(journal, go_on):
    try:
        await go_on.wait()
        journal.append("sibling completed")
    except asyncio.CancelledError:
        journal.append("sibling cancelled")
        raise


async def with_gather(journal, go_on):
    await asyncio.gather(fails(), sibling(journal, go_on))


async def with_group(journal, go_on):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails())
        tg.create_task(sibling(journal, go_on))


async def watch(construct):
    journal, go_on = [], asyncio.Event()
    try:
        await construct(journal, go_on)
    except Exception as error:
        journal.append(f"raised {type(error).__name__}")
    go_on.set()
    while len(asyncio.all_tasks()) > 2:
        await asyncio.sleep(0)
    return journal


async def main():
    for name, construct in (
        ("gather   ", with_gather),
        ("TaskGroup", with_group),
    ):
        print(name, await asyncio.create_task(watch(construct)))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
