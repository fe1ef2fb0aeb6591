import asyncio


# ANCHOR: gauge
class Gauge:
    async def __aenter__(self):
        await asyncio.sleep(0.01)  # pretend to connect
        print("open")
        return self

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(0.01)  # pretend to say goodbye
        print("close")

    async def levels(self, count):
        for seq in range(count):
            await asyncio.sleep(0.01)  # pretend to wait for one
            yield 11 * seq - 63


async def main():
    async with Gauge() as gauge:
        async for level in gauge.levels(3):
            print(level)
        later = [cm async for cm in gauge.levels(3) if cm > -63]
        print(later)
# ANCHOR_END: gauge


if __name__ == "__main__":
    asyncio.run(main())
