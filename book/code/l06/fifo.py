"""Waiters get their permits in the order in which they came."""

import asyncio


async def main():
    permits = asyncio.Semaphore(2)
    order, inside, peak = [], 0, 0

    async def work(number):
        nonlocal inside, peak
        async with permits:
            order.append(number)
            inside += 1
            peak = max(peak, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(work(number) for number in range(8)))
    print("order:", order)
    print("peak:", peak)


if __name__ == "__main__":
    asyncio.run(main())
