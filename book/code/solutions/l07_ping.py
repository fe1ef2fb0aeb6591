import asyncio

from l07.small_pool import Pool, echo_server


# ANCHOR: main
class CheckedPool(Pool):
    pings = 0

    async def _take(self):
        while self._idle:
            conn = self._idle.pop()
            self.pings += 1
            try:
                if await conn.ask("PING") == "PING":
                    return conn
            except BaseException as error:
                conn.close()
                if not isinstance(error, OSError):
                    raise
            else:
                conn.close()
        return await super()._take()
# ANCHOR_END: main


async def main():
    async with echo_server() as (open_one, seen):
        pool = CheckedPool(open_one, size=3)
        for n in range(12):
            async with pool.acquire() as conn:
                await conn.ask(n)
        print(f"12 questions, {pool.pings} pings")

        async with pool.acquire() as conn:
            conn.close()  # as if the server had closed it
        async with pool.acquire() as conn:
            print("answer:", await conn.ask("still there"))
        print("created", pool.created)
        pool.close()


if __name__ == "__main__":
    asyncio.run(main())
