import asyncio


# ANCHOR: main
async def gather_limited(n, *factories):
    permits = asyncio.Semaphore(n)

    async def limited(factory):
        async with permits:
            return await factory()

    return await asyncio.gather(*map(limited, factories))
# ANCHOR_END: main


async def main():
    inside = peak = 0

    async def square(number):
        nonlocal inside, peak
        inside += 1
        peak = max(peak, inside)
        await asyncio.sleep(0.001 * (6 - number))
        inside -= 1
        return number * number

    print(await gather_limited(
        2, *(lambda n=n: square(n) for n in range(6))
    ))
    print("peak:", peak)


if __name__ == "__main__":
    asyncio.run(main())
