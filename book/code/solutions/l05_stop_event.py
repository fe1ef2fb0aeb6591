import asyncio


# ANCHOR: main
class Stopped(Exception):
    pass


async def run_until(stop, *coros):
    async def watch():
        await stop.wait()
        raise Stopped

    async def run():
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(watch())
                for coro in coros:
                    tg.create_task(coro)
        except* Stopped:
            pass

    await asyncio.create_task(run())
# ANCHOR_END: main


async def gauge(name, journal):
    try:
        await asyncio.Event().wait()
    finally:
        journal.append(name)


async def main():
    stop, journal = asyncio.Event(), []
    asyncio.get_running_loop().call_later(0.05, stop.set)
    await run_until(
        stop, gauge("T01", journal), gauge("T02", journal)
    )
    print("ended:", sorted(journal))


if __name__ == "__main__":
    asyncio.run(main())
