import asyncio
import functools
import inspect
from collections import Counter

calls = Counter()


def counted(function):
    """Count the calls of a plain or a coroutine function."""
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            calls[function.__name__] += 1
            return await function(*args, **kwargs)

    else:

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            calls[function.__name__] += 1
            return function(*args, **kwargs)

    return wrapper


@counted
def level_sync(station):
    return f"{station} sync"


@counted
async def level_async(station):
    await asyncio.sleep(0)
    return f"{station} async"


async def main():
    print(level_sync("T01"))
    print(await level_async("T01"))
    print(await level_async("T02"))
    level_async("T03").close()  # called, never awaited
    print(dict(calls))
    print(inspect.iscoroutinefunction(level_async))


if __name__ == "__main__":
    asyncio.run(main())
