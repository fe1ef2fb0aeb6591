import asyncio
import gc
import logging


class Counter(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = 0

    def emit(self, record):
        self.records += 1


# ANCHOR: main
async def gauge(name, gate):
    await gate.wait()
    raise ValueError(f"{name} failed")


async def main():
    counter = Counter()
    logging.getLogger("asyncio").addHandler(counter)
    first, second = asyncio.Event(), asyncio.Event()
    first.set()
    try:
        await asyncio.gather(
            gauge("T01", first), gauge("T02", second)
        )
    except ValueError as error:
        print("caller saw:", error)
    second.set()
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(0)
    gc.collect()
    print("log records about T02:", counter.records)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
