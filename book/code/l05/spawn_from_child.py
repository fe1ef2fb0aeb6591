"""Children may add children while the group is open."""

import asyncio


async def visit(tg, path, found):
    found.append(path)
    await asyncio.sleep(0)
    if len(path) < 3:
        for letter in "ab":
            tg.create_task(
                visit(tg, path + letter, found)
            )


async def main():
    found = []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(visit(tg, "/", found))
    print(len(found), sorted(found))


if __name__ == "__main__":
    asyncio.run(main())
