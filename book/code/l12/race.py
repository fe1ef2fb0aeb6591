import asyncio
import contextlib


# ANCHOR: counter
class Counter:
    value = 0

    async def add(self, lock):
        async with lock:
            seen = self.value
            await asyncio.sleep(0)  # anything may happen here
            self.value = seen + 1
# ANCHOR_END: counter


async def count(lock):
    counter = Counter()
    tasks = [
        asyncio.create_task(counter.add(lock)) for _ in range(100)
    ]
    for task in tasks:
        await task
    return counter.value


async def main():
    print("without lock", await count(contextlib.nullcontext()))
    print("with lock", await count(asyncio.Lock()))


if __name__ == "__main__":
    asyncio.run(main())
