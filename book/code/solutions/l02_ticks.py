import asyncio


# ANCHOR: ticks
class Ticks:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for _ in range(self.n):
            yield
        return self.n
# ANCHOR_END: ticks


async def count(turns):
    while True:
        turns.append("turn")
        await asyncio.sleep(0)


async def main():
    turns = []
    counter = asyncio.create_task(count(turns))
    print("value", await Ticks(3))
    print("turns of the other task", len(turns))
    counter.cancel()


if __name__ == "__main__":
    asyncio.run(main())
