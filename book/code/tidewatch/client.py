"""The client: one session, typed errors, a graceful end."""

import asyncio
import contextlib
import contextvars
import logging
import uuid
from collections.abc import AsyncIterator, Iterable
from typing import Any, NamedTuple

from tidewatch.auth import TokenAuth
from tidewatch.breaker import CircuitBreaker
from tidewatch.clock import SystemClock
from tidewatch.errors import (
    ClientClosed,
    DeadlineExceeded,
    NotFound,
    ProtocolError,
    RateLimited,
    ServerError,
    TidewatchError,
    TransportError,
    Unauthorized,
)
from tidewatch.models import Reading, Station
from tidewatch.retry import (
    TEMPORARY,
    RetryPolicy,
    Verdict,
    may_repeat,
    parse_retry_after,
    retry,
)
from tidewatch.streams import Streams
from tidewatch.transport import (
    AiohttpTransport,
    Limits,
    Response,
    Timeouts,
    Transport,
)

log = logging.getLogger("tidewatch")
request_id = contextvars.ContextVar("request_id", default="-")


class Closed(NamedTuple):
    """How the requests in flight ended when the client closed."""

    drained: int
    cancelled: int


# ANCHOR: classify
def checked(response: Response) -> Response:
    """The response if it is a good one, or a typed error."""
    status = response.status
    if status < 400:
        return response
    if status == 401:
        raise Unauthorized("the token was refused")
    if status == 404:
        raise NotFound("no such resource")
    if status == 429:
        after = response.headers.get("Retry-After")
        raise RateLimited("slow down", parse_retry_after(after))
    raise ServerError(f"status {status}", status)


def verdict(error: Exception, repeatable: bool) -> Verdict:
    """Is another attempt allowed, and is it of any use?"""
    if isinstance(error, RateLimited):
        return Verdict(True, "refused", error.retry_after)
    if isinstance(error, TransportError):
        return Verdict(repeatable or not error.sent, "no answer")
    if isinstance(error, ServerError):
        temporary = error.status in TEMPORARY
        return Verdict(repeatable and temporary, "status")
    return Verdict(False, type(error).__name__)


def ill(error: Exception) -> bool:
    """Does the failure speak against the service?"""
    if isinstance(error, ServerError):
        return error.status >= 500
    return isinstance(error, TransportError)
# ANCHOR_END: classify


class TidewatchClient(Streams):
    # ANCHOR: constructor
    def __init__(
        self,
        base_url: str,
        *,
        auth: TokenAuth | None = None,
        limits: Limits = Limits(connections=20),
        timeouts: Timeouts = Timeouts(connect=2, read=5, total=15),
        retry: RetryPolicy = RetryPolicy(
            attempts=4, base=0.1, cap=2.0
        ),
        breaker: CircuitBreaker | None = None,
        clock: Any = SystemClock(),
        transport: Transport | None = None,
    ):
        self._base_url = base_url
        self._auth = auth
        self._limits = limits
        self._timeouts = timeouts
        self._policy = retry
        self._breaker = breaker
        self._clock = clock
        self._transport = transport
        self._limiter = asyncio.Semaphore(limits.connections)
        self._in_flight: set[asyncio.Task] = set()
        self._open = False
        self._close_lock = asyncio.Lock()
        self._closed: Closed | None = None
    # ANCHOR_END: constructor

    # ANCHOR: close
    async def __aenter__(self):
        if self._open or self._closed is not None:
            raise ClientClosed("a client is opened once")
        if self._transport is None:
            self._transport = AiohttpTransport(
                self._base_url, self._limits, self._timeouts
            )
        self._open = True
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.aclose(grace=5.0 if kind is None else 0.0)

    async def aclose(self, grace: float = 5.0) -> Closed:
        """Refuse new calls, drain, cancel, close."""
        self._open = False
        async with self._close_lock:
            if self._closed is None:
                self._closed = await self._close(grace)
        return self._closed

    async def _close(self, grace):
        done, pending = set(), set(self._in_flight)
        try:
            if pending and grace > 0:
                done, pending = await asyncio.wait(
                    pending, timeout=grace
                )
        finally:
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
            if self._transport is not None:
                await self._transport.aclose()
        return Closed(len(done), len(pending))
    # ANCHOR_END: close

    # ANCHOR: call
    async def call(
        self, method: str, path: str, **options: Any
    ) -> Any:
        """One call with everything around it; returns JSON."""
        if not self._open:
            raise ClientClosed("the client is not open")
        me = asyncio.current_task()
        before = me.cancelling()
        task = asyncio.create_task(
            self._attempts(method, path, options)
        )
        self._in_flight.add(task)
        task.add_done_callback(self._in_flight.discard)
        try:
            return await asyncio.wait_for(
                task, self._timeouts.total
            )
        except TimeoutError as error:
            raise DeadlineExceeded(f"{method} {path}") from error
        except asyncio.CancelledError:
            if self._open or me.cancelling() > before:
                raise  # the caller was cancelled
            raise ClientClosed("closed before the answer") from None

    async def _attempts(self, method, path, options):
        key = options.get("headers", {}).get("Idempotency-Key")
        repeatable = may_repeat(method, key)
        attempts = 0

        async def attempt():
            nonlocal attempts
            attempts += 1
            return await self._attempt(method, path, options)

        outcome = "cancelled"
        try:
            response = await retry(
                attempt,
                classify=lambda error: verdict(error, repeatable),
                policy=self._policy,
                budget=self._timeouts.total,
                clock=self._clock,
            )
            outcome = response.status
            return response.json()
        except Exception as error:
            outcome = type(error).__name__
            raise
        finally:
            log.info(
                "%s %s %s, attempts: %d, request: %s",
                method, path, outcome, attempts, request_id.get(),
            )
    # ANCHOR_END: call

    # ANCHOR: attempt
    async def _attempt(self, method, path, options):
        """Breaker, limiter, send, classify."""
        guard = contextlib.nullcontext()
        if self._breaker is not None:
            guard = self._breaker.attempt(ill)
        with guard:
            token = None
            if self._auth is not None:
                token = await self._auth.token(self._fetch_token)
            response = await self._send(
                method, path, options, token
            )
            if response.status == 401 and token is not None:
                token = await self._auth.token(
                    self._fetch_token, stale=token
                )
                response = await self._send(
                    method, path, options, token
                )
            return checked(response)

    async def _send(self, method, path, options, token=None):
        headers = self._headers(options.get("headers"), token)
        async with self._limiter:
            return await self._transport.request(
                method, path, **{**options, "headers": headers}
            )
    # ANCHOR_END: attempt

    def _headers(self, headers, token):
        headers = dict(headers or {})
        if request_id.get() != "-":
            headers["X-Request-Id"] = request_id.get()
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return headers

    async def _fetch_token(self):
        response = await self._send("POST", self._auth.path, {})
        body = checked(response).json()
        try:
            return body["access_token"]
        except (KeyError, TypeError) as error:
            raise ProtocolError("no access token") from error

    # ANCHOR: stream
    @contextlib.asynccontextmanager
    async def _stream(self, path, headers=None, **options):
        """A body that is read as it arrives; one attempt."""
        if not self._open:
            raise ClientClosed("the client is not open")
        token = None
        if self._auth is not None:
            token = await self._auth.token(self._fetch_token)
        options["headers"] = self._headers(headers, token)
        try:
            async with self._transport.stream(
                "GET", path, **options
            ) as response:
                checked(response)
                yield response
        except TransportError as error:
            if self._open:
                raise
            raise ClientClosed("closed in mid-stream") from error
    # ANCHOR_END: stream

    # ANCHOR: methods
    async def stations(self) -> list[Station]:
        found = await self.call("GET", "/stations")
        if not isinstance(found, list):
            raise ProtocolError("expected a list of stations")
        return [Station.from_json(item) for item in found]

    async def station(self, id: str) -> Station:
        found = await self.call("GET", f"/stations/{id}")
        return Station.from_json(found)

    async def level(self, id: str) -> Reading:
        found = await self.call("GET", f"/stations/{id}/level")
        return Reading.from_json(found)
    # ANCHOR_END: methods

    # ANCHOR: levels
    async def levels(
        self, ids: Iterable[str], *, concurrency: int = 8
    ) -> dict[str, Reading | TidewatchError]:
        """A reading or an error for each station."""
        permits = asyncio.Semaphore(concurrency)

        async def one(id):
            async with permits:
                try:
                    return await self.level(id)
                except TidewatchError as error:
                    return error

        async with asyncio.TaskGroup() as group:
            tasks = {
                id: group.create_task(one(id), name=id) for id in ids
            }
        return {id: task.result() for id, task in tasks.items()}
    # ANCHOR_END: levels

    # ANCHOR: readings
    async def readings(
        self, limit: int = 50
    ) -> AsyncIterator[Reading]:
        """The archive, one page at a time."""
        cursor = 0
        while cursor is not None:
            page = await self.call(
                "GET",
                "/readings",
                params={"cursor": cursor, "limit": limit},
            )
            try:
                items, cursor = page["items"], page["next"]
            except (KeyError, TypeError) as error:
                raise ProtocolError("not a page") from error
            for item in items:
                yield Reading.from_json(item)
    # ANCHOR_END: readings

    # ANCHOR: record
    async def record(
        self, station: str, level_cm: int, *, key: str | None = None
    ) -> Reading:
        """Store a reading once, however often it is sent."""
        found = await self.call(
            "POST",
            "/readings",
            json={"station": station, "level_cm": level_cm},
            headers={"Idempotency-Key": key or uuid.uuid4().hex},
        )
        return Reading.from_json(found)
    # ANCHOR_END: record

    def stats(self) -> dict[str, int]:
        if self._transport is None:
            return {}
        return self._transport.stats()
