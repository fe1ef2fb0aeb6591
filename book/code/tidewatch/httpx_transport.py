"""The same transport, made of httpx."""

import contextlib

import httpx

from tidewatch.errors import TransportError
from tidewatch.transport import Limits, Response, Timeouts


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
        self._timeouts = timeouts
        self._streams: set[httpx.Response] = set()
        self._client = httpx.AsyncClient(
            base_url=base_url,
            limits=httpx.Limits(
                max_connections=limits.connections,
                max_keepalive_connections=limits.connections,
            ),
            timeout=self._limit(timeouts.read),
            follow_redirects=True,  # as aiohttp does
            trust_env=False,        # as aiohttp does
        )

    def _limit(self, read):
        return httpx.Timeout(
            read,
            connect=self._timeouts.connect,
            pool=None,  # the client owns the deadline
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
    async def stream(self, method, path, *, read=None, **options):
        self._counts["requests"] += 1
        if read is not None:
            options["timeout"] = self._limit(read)
        with mapped_errors():
            async with self._client.stream(
                method, path,
                extensions={"trace": self._trace}, **options,
            ) as response:
                self._streams.add(response)
                try:
                    yield Streamed(response)
                finally:
                    self._streams.discard(response)

    async def aclose(self):
        for response in list(self._streams):
            await response.aclose()
        await self._client.aclose()
    # ANCHOR_END: stream

    def stats(self):
        return dict(self._counts)


# ANCHOR: chunks
class Streamed:
    def __init__(self, response):
        self.status = response.status_code
        self.headers = response.headers
        self._response = response

    async def chunks(self):
        with mapped_errors():
            async for chunk in self._response.aiter_bytes():
                yield chunk
# ANCHOR_END: chunks
