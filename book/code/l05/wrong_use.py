"""Three moments at which a group takes no tasks."""

import asyncio


async def gauge():
    await asyncio.sleep(0)


async def fails():
    raise ValueError("bad gauge")


def refused(tg):
    coro = gauge()
    try:
        tg.create_task(coro)
    except RuntimeError as error:
        return "RuntimeError: ..." + str(error).split(">")[-1]
    finally:
        coro.close()


async def while_failing():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                print(refused(tg))
                raise
    except* ValueError:
        pass


async def main():
    tg = asyncio.TaskGroup()
    print(refused(tg))
    async with tg:
        tg.create_task(gauge())
    print(refused(tg))
    await asyncio.create_task(while_failing())


if __name__ == "__main__":
    asyncio.run(main())
