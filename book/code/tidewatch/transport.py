"""The only module that knows the HTTP library."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

from tidewatch.errors import ProtocolError, TransportError

_VERSION = tuple(
    int(part) for part in aiohttp.__version__.split(".")[:2]
)


@dataclass(frozen=True)
class Limits:
    connections: int = 20


@dataclass(frozen=True)
class Timeouts:
    connect: float = 2.0
    read: float = 5.0
    total: float = 15.0


# ANCHOR: response
@dataclass(frozen=True)
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise ProtocolError("the body is no JSON") from error


class StreamedResponse(Protocol):
    status: int
    headers: Mapping[str, str]

    def chunks(self) -> AsyncIterator[bytes]: ...


class Transport(Protocol):
    async def request(
        self, method: str, path: str, **options: Any
    ) -> Response: ...

    def stream(
        self,
        method: str,
        path: str,
        *,
        read: float | None = None,
        **options: Any,
    ) -> contextlib.AbstractAsyncContextManager[
        StreamedResponse
    ]: ...

    async def aclose(self) -> None: ...

    def stats(self) -> dict[str, int]: ...
# ANCHOR_END: response


# ANCHOR: mapping
@contextlib.contextmanager
def mapped_errors():
    """Failures of aiohttp become failures of Tidewatch."""
    try:
        yield
    except aiohttp.ClientConnectorError as error:
        raise TransportError("not connected", sent=False) from error
    except TimeoutError as error:
        raise TransportError("no answer in time") from error
    except aiohttp.ClientError as error:
        raise TransportError("the answer was lost") from error
# ANCHOR_END: mapping


def _limits(
    timeouts: Timeouts, read: float | None = None
) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None,  # the client owns the deadline
        sock_connect=timeouts.connect,
        sock_read=timeouts.read if read is None else read,
    )


class _Streamed:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self._content = response.content

    async def chunks(self):
        with mapped_errors():
            async for chunk in self._content.iter_any():
                yield chunk


# ANCHOR: aiohttp
class AiohttpTransport:
    """Create it where a loop is running."""

    def __init__(
        self,
        base_url: str,
        limits: Limits = Limits(),
        timeouts: Timeouts = Timeouts(),
    ):
        self._tls = base_url.startswith("https:")
        self._timeouts = timeouts
        self._streams: set[aiohttp.ClientResponse] = set()
        self._counts = {"requests": 0, "connections": 0}
        self._session = aiohttp.ClientSession(
            base_url,
            connector=aiohttp.TCPConnector(
                limit=limits.connections
            ),
            timeout=_limits(timeouts),
            trace_configs=[self._trace()],
        )

    def _trace(self):
        trace = aiohttp.TraceConfig()
        trace.on_connection_create_end.append(self._connected)
        return trace

    async def _connected(self, session, context, params):
        self._counts["connections"] += 1

    async def request(self, method, path, **options):
        self._counts["requests"] += 1
        with mapped_errors():
            async with self._session.request(
                method, path, **options
            ) as response:
                body = await response.read()
        return Response(response.status, response.headers, body)
    # ANCHOR_END: aiohttp

    @contextlib.asynccontextmanager
    async def stream(self, method, path, *, read=None, **options):
        self._counts["requests"] += 1
        with mapped_errors():
            async with self._session.request(
                method,
                path,
                timeout=_limits(self._timeouts, read),
                **options,
            ) as response:
                self._streams.add(response)
                try:
                    yield _Streamed(response)
                finally:
                    self._streams.discard(response)

    # ANCHOR: close
    async def aclose(self):
        for response in list(self._streams):
            response.close()
        await self._session.close()
        if self._tls and _VERSION < (3, 13):
            await asyncio.sleep(0.25)

    def stats(self):
        return dict(self._counts)
    # ANCHOR_END: close
