import asyncio
import contextlib


# ANCHOR: pool
class Pool:
    def __init__(self, open_one, size):
        self._open = open_one
        self._permits = asyncio.Semaphore(size)
        self._idle = []
        self._closed = False
        self.created = 0

    @contextlib.asynccontextmanager
    async def acquire(self):
        async with self._permits:
            conn = await self._take()
            try:
                yield conn
            except BaseException:
                conn.close()
                raise
            if self._closed:
                conn.close()
            else:
                self._idle.append(conn)

    async def _take(self):
        if self._closed:
            raise RuntimeError("the pool is closed")
        if self._idle:
            return self._idle.pop()
        conn = await self._open()
        self.created += 1
        return conn

    def idle(self):
        return len(self._idle)

    def close(self):
        self._closed = True
        while self._idle:
            self._idle.pop().close()
# ANCHOR_END: pool


# ANCHOR: line
class LineConnection:
    def __init__(self, reader, writer):
        self._reader, self._writer = reader, writer

    async def ask(self, text):
        self._writer.write(f"{text}\n".encode())
        await self._writer.drain()
        return (await self._reader.readline()).decode().rstrip()

    def close(self):
        self._writer.close()
# ANCHOR_END: line


@contextlib.asynccontextmanager
async def echo_server():
    """Answers each line with the same line; counts connections."""
    seen = []

    async def serve(reader, writer):
        seen.append(1)
        while line := await reader.readline():
            writer.write(line)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()

        async def open_one():
            return LineConnection(
                *await asyncio.open_connection(host, port)
            )

        yield open_one, seen


# ANCHOR: main
async def question(pool, number):
    async with pool.acquire() as conn:
        return int(await conn.ask(number))


async def main():
    async with echo_server() as (open_one, seen):
        pool = Pool(open_one, size=3)
        answers = await asyncio.gather(
            *(question(pool, n) for n in range(12))
        )
        print("12 answers in order:", answers == list(range(12)))
        print(f"created {pool.created}, server saw {len(seen)}")

        with contextlib.suppress(ValueError):
            await question(pool, "no number")
        print("after one failure: idle", pool.idle())
        await asyncio.gather(*(question(pool, n) for n in range(3)))
        print("created", pool.created)
        pool.close()
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
