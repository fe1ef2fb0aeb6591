"""The cells of the table that compares the two time limits."""

import asyncio
import contextlib


async def start(log):
    log.append("started")
    await asyncio.Event().wait()


async def slow_cleanup(log):
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(0.05)
        log.append("cleaned up")


async def stubborn():
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.Event().wait()
    return "a value after the deadline"


async def zero():
    log = []
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(start(log), 0)
    print("wait_for 0:", log or "never started")
    log = []
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0):
            await start(log)
    print("timeout 0: ", log[0])
    async with asyncio.timeout(0) as limit:
        log.append("no await in this body")
    print("timeout 0: ", log[1], limit.expired())


async def cleanup():
    log = []
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(slow_cleanup(log), 0.05)
    print("wait_for waits for cleanup:", log == ["cleaned up"])
    print("stubborn work:", await asyncio.wait_for(stubborn(), 0.05))


async def moving():
    async with asyncio.timeout(None) as limit:
        print("no limit:", limit.when())
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        print("a limit now:", limit.when() is not None)
    try:
        async with asyncio.timeout(5) as outer:
            async with asyncio.timeout(0.05) as inner:
                await asyncio.Event().wait()
    except TimeoutError:
        print("inner, outer:", inner.expired(), outer.expired())
    try:
        with asyncio.timeout(5):
            pass
    except (TypeError, AttributeError):
        print("with instead of async with: an error")


async def main():
    await zero()
    await cleanup()
    await moving()


if __name__ == "__main__":
    asyncio.run(main())
