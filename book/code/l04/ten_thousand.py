"""gather starts everything it is given."""

import asyncio


async def gauge(go_on):
    await go_on.wait()


async def main():
    go_on = asyncio.Event()
    future = asyncio.gather(*(gauge(go_on) for _ in range(10_000)))
    print("tasks besides main:", len(asyncio.all_tasks()) - 1)
    go_on.set()
    await future


if __name__ == "__main__":
    asyncio.run(main())
