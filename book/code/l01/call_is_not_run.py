import asyncio


async def read_level(station, level):
    await asyncio.sleep(0.01)
    return f"{station}: {level} cm"


reading = read_level("T01", -63)
print(type(reading).__name__)
print(asyncio.run(reading))
