import asyncio

import aiohttp

from common.apiserver import serving_in_thread


# ANCHOR: facade
class Facade:
    """Synchronous outside, one loop and one session inside."""

    def __init__(self, base_url):
        self.runner = asyncio.Runner()
        try:
            self.session = self.runner.run(self._open(base_url))
        except BaseException:
            self.runner.close()
            raise

    async def _open(self, base_url):
        return aiohttp.ClientSession(base_url)

    async def _health(self):
        async with self.session.get("/health") as response:
            body = await response.json()
            return body["status"], response.headers["X-Conn"]

    def health(self):
        coro = self._health()
        try:
            return self.runner.run(coro)
        finally:
            coro.close()  # matters only if run() refused it

    def close(self):
        self.runner.run(self.session.close())
        self.runner.close()
# ANCHOR_END: facade


async def inside(facade):
    try:
        facade.health()
    except RuntimeError as error:
        print("inside a loop:", type(error).__name__)


if __name__ == "__main__":
    with serving_in_thread() as api:
        client = Facade(api.url)
        status, first = client.health()
        print(status)
        status, second = client.health()
        print("same connection:", first == second)
        asyncio.run(inside(client))
        client.close()
