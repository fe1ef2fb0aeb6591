import asyncio
import contextlib
import pathlib
import sqlite3
import tempfile

# ANCHOR: main
class SqlitePool:
    def __init__(self, path, size):
        self._idle = asyncio.LifoQueue()
        for _ in range(size):
            self._idle.put_nowait(sqlite3.connect(
                path, check_same_thread=False
            ))

    @contextlib.asynccontextmanager
    async def acquire(self):
        conn = await self._idle.get()
        try:
            yield conn
        finally:
            self._idle.put_nowait(conn)

    def close(self):
        while not self._idle.empty():
            self._idle.get_nowait().close()


async def square(pool, n, used):
    async with pool.acquire() as conn:
        used.add(id(conn))

        def query():
            return conn.execute("SELECT ? * ?", (n, n)).fetchone()

        task = asyncio.create_task(asyncio.to_thread(query))
        try:
            row = await asyncio.shield(task)
        finally:
            # The thread uses the connection until it is done.
            await asyncio.wait([task])
    return row[0]
# ANCHOR_END: main


async def main():
    used = set()
    with tempfile.TemporaryDirectory() as folder:
        pool = SqlitePool(pathlib.Path(folder) / "levels.db", 3)
        print(await asyncio.gather(
            *(square(pool, n, used) for n in range(10))
        ))
        pool.close()
    print("connections used at most 3:", len(used) <= 3)


if __name__ == "__main__":
    asyncio.run(main())
