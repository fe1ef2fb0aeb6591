import asyncio

import aiohttp
from aiohttp import ClientTimeout

from common.apiserver import serving


async def failure(session, **fields):
    timeout = ClientTimeout(**fields)
    try:
        async with session.get("/hang", timeout=timeout) as response:
            await response.read()
    except Exception as error:
        return error


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            error = await failure(session, total=0.1)
            known = isinstance(error, aiohttp.ClientError)
            print(f"{type(error).__name__}; is ClientError: {known}")

            error = await failure(session, sock_read=0.1)
            known = isinstance(error, aiohttp.ServerTimeoutError)
            also = isinstance(error, TimeoutError)
            print("ServerTimeoutError:", known, end=" ")
            print("TimeoutError too:", also)

            partial = ClientTimeout(sock_read=5)
            print("ClientTimeout(sock_read=5).total ->", partial.total)
            default = session.timeout.total
            print("session default total ->", default)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
