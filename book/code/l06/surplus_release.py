import asyncio


# ANCHOR: main
async def permits_in(semaphore):
    count = 0
    while not semaphore.locked():
        await semaphore.acquire()
        count += 1
    return count


async def main():
    plain = asyncio.Semaphore(1)
    plain.release()
    count = await permits_in(plain)
    print("Semaphore(1) after a stray release:", count)

    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
