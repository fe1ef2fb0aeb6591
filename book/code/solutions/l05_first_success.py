import asyncio


# ANCHOR: main
class Found(Exception):
    def __init__(self, value):
        self.value = value


async def first_success(*coros):
    failures = []

    async def attempt(coro):
        try:
            value = await coro
        except Exception as error:
            failures.append(error)
        else:
            raise Found(value)

    async def race():
        found = []
        try:
            async with asyncio.TaskGroup() as tg:
                for coro in coros:
                    tg.create_task(attempt(coro))
        except* Found as group:
            found = [error.value for error in group.exceptions]
        return found

    found = await asyncio.create_task(race())
    if not found:
        raise ExceptionGroup("no success", failures)
    return found[0]
# ANCHOR_END: main


async def answer(value):
    return value


async def fail(error):
    raise error


async def main():
    print(await first_success(
        fail(OSError("refused")),
        answer("T01"),
        asyncio.Event().wait(),
    ))
    try:
        await first_success(fail(OSError("a")), fail(KeyError("b")))
    except ExceptionGroup as group:
        print(group.message, group.exceptions)


if __name__ == "__main__":
    asyncio.run(main())
