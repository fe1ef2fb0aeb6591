"""asyncpg's pool. Set TIDEWATCH_DSN to run it, for example to
postgresql://tide@127.0.0.1/tide"""

import asyncio
import os

try:
    import asyncpg
except ImportError:
    asyncpg = None


# ANCHOR: main
async def backend(pool, meet):
    async with pool.acquire() as conn:
        await meet.wait()
        return await conn.fetchval("SELECT pg_backend_pid()")


async def main(dsn):
    async with asyncpg.create_pool(
        dsn, min_size=1, max_size=3
    ) as pool:
        meet = asyncio.Event()
        calls = [
            asyncio.create_task(backend(pool, meet))
            for _ in range(3)
        ]
        while pool.get_size() < 3 or pool.get_idle_size() > 0:
            await asyncio.sleep(0.01)
        try:
            await pool.acquire(timeout=0.1)
        except TimeoutError as error:
            print("exhausted:", type(error).__name__)
        meet.set()
        pids = await asyncio.gather(*calls)
        print("distinct backends", len(set(pids)))

        async with pool.acquire() as conn:
            await conn.execute("SET work_mem = '1MB'")
        async with pool.acquire() as again:
            now = await again.fetchval("SHOW work_mem")
        print("reset on release:", now != "1MB")
        try:
            await conn.fetchval("SELECT 1")
        except asyncpg.InterfaceError as error:
            print("after release:", type(error).__name__)

        async with pool.acquire() as conn:
            two = await asyncio.gather(
                conn.fetchval("SELECT pg_sleep(0.1)"),
                conn.fetchval("SELECT 1"),
                return_exceptions=True,
            )
        print("shared:", type(two[1]).__name__)
# ANCHOR_END: main


if __name__ == "__main__":
    DSN = os.environ.get("TIDEWATCH_DSN")
    if asyncpg is None:
        print("skipped: no asyncpg")
    elif not DSN:
        print("skipped: no DSN")
    else:
        asyncio.run(main(DSN))
