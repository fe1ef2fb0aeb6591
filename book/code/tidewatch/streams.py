"""The calls of the client whose answers arrive bit by bit."""

import asyncio
import contextlib
import os
import pathlib
from collections.abc import AsyncIterator
from typing import Any

from tidewatch.errors import (
    ProtocolError,
    TidewatchError,
    TransportError,
)
from tidewatch.lines import records
from tidewatch.sse import Event, SseParser

QUIET = 60.0  # seconds of silence that a feed of alerts may have


class Incomplete(TidewatchError):
    """The file is not all there after the last attempt."""


class Streams:
    """A client has these on top of its own method _stream."""

    # ANCHOR: export
    async def export(self, **params: Any) -> AsyncIterator[Any]:
        """Records, one after another, as the server sends them."""
        async with self._stream(
            "/stream/ndjson", params=params
        ) as response:
            async for record in records(response.chunks()):
                yield record
    # ANCHOR_END: export

    # ANCHOR: alerts
    async def alerts(
        self, *, last_id: str = "", patience: int = 5, **params: Any
    ) -> AsyncIterator[Event]:
        """Each event once, over as many connections as it takes."""
        fruitless, pause = 0, 1.0
        while fruitless < patience:
            parser = SseParser(last_id)
            fruitless += 1
            headers = {"Accept": "text/event-stream"}
            if last_id:
                headers["Last-Event-ID"] = last_id
            with contextlib.suppress(TransportError):
                async with self._stream(
                    "/stream/sse", headers, params=params, read=QUIET
                ) as response:
                    if response.status == 204:
                        return
                    check(response)
                    async for chunk in response.chunks():
                        for event in parser.feed(chunk):
                            fruitless = 0
                            yield event
            last_id = parser.last_id
            if parser.retry is not None:
                pause = parser.retry / 1000
            await self._clock.sleep(pause)
        raise TransportError(f"{patience} connections, no event")
    # ANCHOR_END: alerts

    # ANCHOR: download
    async def download(
        self, path: str, target: pathlib.Path, *, attempts: int = 4
    ) -> list[tuple[int, int]]:
        """Save path as target; (status, offset) of each attempt."""
        part = target.with_name(target.name + ".part")
        tries, size, etag = [], 0, None
        with open(part, "wb") as file:
            for _ in range(attempts):
                headers = {"Accept-Encoding": "identity"}
                if size and etag:
                    headers["Range"] = f"bytes={size}-"
                    headers["If-Range"] = etag
                with contextlib.suppress(TransportError):
                    async with self._stream(path, headers) as response:
                        if response.status != 206:
                            size = file.seek(0)
                            file.truncate()
                        tries.append((response.status, size))
                        etag = response.headers.get("ETag")
                        length = response.headers.get("Content-Length")
                        wanted = length and size + int(length)
                        async for chunk in response.chunks():
                            await asyncio.to_thread(file.write, chunk)
                            size += len(chunk)
                    break
            else:
                raise Incomplete(path)
        if wanted is not None and size != wanted:
            raise Incomplete(path)
        os.replace(part, target)
        return tries
    # ANCHOR_END: download


# ANCHOR: check
def check(response) -> None:
    kind = response.headers.get("Content-Type", "")
    plain = kind.partition(";")[0].strip()
    if response.status != 200 or plain != "text/event-stream":
        raise ProtocolError(f"no event stream: {kind or 'no type'}")
# ANCHOR_END: check
