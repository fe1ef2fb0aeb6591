"""A cancellation from outside meets a failing child."""

import asyncio


async def fails(gate):
    await gate.wait()
    raise ValueError("bad gauge")


async def worker(gate):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(gate))
    except* ValueError:
        pass
    await asyncio.sleep(0)
    return "went on"


async def main():
    gate = asyncio.Event()
    task = asyncio.create_task(worker(gate))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gate.set()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else task.result())


if __name__ == "__main__":
    asyncio.run(main())
