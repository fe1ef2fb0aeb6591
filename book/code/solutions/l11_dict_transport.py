import asyncio
import contextlib
import json

from tidewatch import NotFound, Response, TidewatchClient


class DictTransport:
    """Bodies by path; a body is bytes, or an object for JSON."""

    def __init__(self, bodies, piece=7):
        self._bodies = {
            path: body if isinstance(body, bytes)
            else json.dumps(body).encode()
            for path, body in bodies.items()
        }
        self._piece = piece
        self._requests = 0

    def _find(self, path):
        self._requests += 1
        body = self._bodies.get(path)
        return (404, b"{}") if body is None else (200, body)

    async def request(self, method, path, **options):
        status, body = self._find(path)
        return Response(status, {}, body)

    @contextlib.asynccontextmanager
    async def stream(self, method, path, **options):
        yield Pieces(*self._find(path), self._piece)

    async def aclose(self):
        pass

    def stats(self):
        return {"requests": self._requests, "connections": 0}


class Pieces:
    def __init__(self, status, body, piece):
        self.status, self.headers = status, {}
        self._body, self._piece = body, piece

    async def chunks(self):
        for at in range(0, len(self._body), self._piece):
            yield self._body[at:at + self._piece]


async def main():
    transport = DictTransport({
        "/stations/T01/level": {"station": "T01", "level_cm": -63},
        "/stream/ndjson": b'{"seq": 0}\n{"seq": 1}\n{"seq": 2}',
    })
    async with TidewatchClient(
        "http://nowhere", transport=transport
    ) as client:
        print((await client.level("T01")).level_cm)
        try:
            await client.level("T02")
        except NotFound as error:
            print(type(error).__name__)
        print([row["seq"] async for row in client.export()])
        print(client.stats())


if __name__ == "__main__":
    asyncio.run(main())
