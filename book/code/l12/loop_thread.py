import asyncio
import threading

import aiohttp

from common.apiserver import serving_in_thread


# ANCHOR: loop
class LoopThread:
    """One event loop in a thread, for synchronous callers."""

    def __enter__(self):
        started = threading.Event()

        async def main():
            self.loop = asyncio.get_running_loop()
            self.stop = asyncio.Event()
            started.set()
            await self.stop.wait()

        self.thread = threading.Thread(
            target=asyncio.run, args=(main(),)
        )
        self.thread.start()
        started.wait()
        return self

    def call(self, coro, timeout=5):
        future = asyncio.run_coroutine_threadsafe(coro, self.loop)
        return future.result(timeout)

    def __exit__(self, *exc_info):
        self.loop.call_soon_threadsafe(self.stop.set)
        self.thread.join()
# ANCHOR_END: loop


async def new_session(base_url):
    return aiohttp.ClientSession(base_url)


async def health(session):
    async with session.get("/health") as response:
        return (await response.json())["status"]


# ANCHOR: main
def main():
    with serving_in_thread() as api, LoopThread() as loop:
        session = loop.call(new_session(api.url))
        print(loop.call(health(session)))
        print(loop.call(health(session)))
        loop.call(session.close())
# ANCHOR_END: main


if __name__ == "__main__":
    main()
