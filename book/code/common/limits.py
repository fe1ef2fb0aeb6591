"""A time limit that is right on every Python from 3.11 on.

asyncio.timeout() looks at the cancellation count of the task it
runs in. Some libraries leave that count too high (Lesson 8 has
the list), and then the limit lets CancelledError out instead of
TimeoutError. A task of its own starts with a clean count.
"""

import asyncio


async def within(seconds, coro):
    """Await coro for at most so many seconds, or TimeoutError."""
    task = asyncio.create_task(coro)
    return await asyncio.wait_for(task, seconds)
