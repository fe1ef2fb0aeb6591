import asyncio
import contextlib

import httpx

from common.apiserver import refused_url, serving
from tidewatch import (
    Limits,
    NotFound,
    Response,
    Timeouts,
    TidewatchClient,
    TransportError,
)
from tidewatch.lines import records
from tidewatch.retry import RetryPolicy
from tidewatch.transport import AiohttpTransport


# ANCHOR: httpx
@contextlib.contextmanager
def mapped_errors():
    """Failures of httpx become failures of Tidewatch."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise TransportError("not connected", sent=False) from error
    except httpx.TimeoutException as error:
        raise TransportError("no answer in time") from error
    except httpx.HTTPError as error:
        raise TransportError("the answer was lost") from error


class HttpxTransport:
    """What AiohttpTransport does, with httpx."""

    def __init__(
        self,
        base_url: str,
        limits: Limits = Limits(),
        timeouts: Timeouts = Timeouts(),
    ):
        self._counts = {"requests": 0, "connections": 0}
        self._client = httpx.AsyncClient(
            base_url=base_url,
            limits=httpx.Limits(
                max_connections=limits.connections,
                max_keepalive_connections=limits.connections,
            ),
            timeout=httpx.Timeout(
                timeouts.read,
                connect=timeouts.connect,
                pool=None,  # the client owns the deadline
            ),
            follow_redirects=True,  # as aiohttp does
            trust_env=False,        # as aiohttp does
        )

    async def _trace(self, name, info):
        if name == "connection.connect_tcp.complete":
            self._counts["connections"] += 1

    async def request(self, method, path, **options):
        self._counts["requests"] += 1
        with mapped_errors():
            response = await self._client.request(
                method, path,
                extensions={"trace": self._trace}, **options,
            )
        return Response(
            response.status_code, response.headers, response.content
        )
    # ANCHOR_END: httpx

    # ANCHOR: stream
    @contextlib.asynccontextmanager
    async def stream(self, method, path, **options):
        self._counts["requests"] += 1
        request = self._client.build_request(
            method, path,
            extensions={"trace": self._trace}, **options,
        )
        with mapped_errors():
            response = await self._client.send(
                request, stream=True, follow_redirects=True
            )
        try:
            yield Streamed(response)
        finally:
            await response.aclose()

    async def aclose(self):
        await self._client.aclose()

    def stats(self):
        return dict(self._counts)


class Streamed:
    def __init__(self, response):
        self.status = response.status_code
        self.headers = response.headers
        self._response = response

    async def chunks(self):
        with mapped_errors():
            async for chunk in self._response.aiter_bytes():
                yield chunk
# ANCHOR_END: stream


# ANCHOR: main
async def suite(kind, api):
    """The same checks for every transport."""
    once = RetryPolicy(attempts=1)
    ids = [f"T{n:02}" for n in range(1, 13)]
    transport = kind(api.url, Limits(connections=4))
    async with TidewatchClient(
        api.url, transport=transport, retry=once
    ) as client:
        levels = await client.levels([*ids, "T99"])
        assert isinstance(levels.pop("T99"), NotFound)
        try:
            await client.call("GET", "/abort")
        except TransportError as error:
            assert error.sent
        path = "/stream/ndjson?n=3"
        async with transport.stream("GET", path) as response:
            rows = [row async for row in records(response.chunks())]
        assert [row["seq"] for row in rows] == [0, 1, 2]
        assert transport.stats()["requests"] == 15
        assert 1 <= transport.stats()["connections"] <= 5

    url = refused_url()
    async with TidewatchClient(
        url, transport=kind(url), retry=once
    ) as client:
        try:
            await client.stations()
        except TransportError as error:
            assert not error.sent
    return len(levels), sum(r.level_cm for r in levels.values())


async def main():
    results = set()
    async with serving() as api:
        for kind in (AiohttpTransport, HttpxTransport):
            results.add(await suite(kind, api))
            print(kind.__name__, "passed")
    (count, total), = results
    print(f"both transports: {count} levels, sum {total}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
