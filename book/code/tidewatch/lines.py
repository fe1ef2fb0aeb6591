"""Lines and records out of a stream of bytes."""

import contextlib
import json
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any


# ANCHOR: lines
class LineTooLong(ValueError):
    """No line end within the limit: this is no line format."""


async def byte_lines(
    chunks: AsyncIterable[bytes], limit: int = 1_000_000
) -> AsyncIterator[bytes]:
    """Lines that end with the byte LF, however they are cut."""
    kept = bytearray()
    async for chunk in chunks:
        *ends, rest = chunk.split(b"\n")
        for piece in ends:
            kept += piece
            yield bytes(kept)
            kept.clear()
        kept += rest
        if len(kept) > limit:
            raise LineTooLong(f"over {limit} bytes")
    if kept:
        yield bytes(kept)  # the last line may lack its LF
# ANCHOR_END: lines


# ANCHOR: records
class BadRecord(ValueError):
    def __init__(self, number: int):
        super().__init__(f"line {number} is not JSON")
        self.number = number


async def records(chunks: AsyncIterable[bytes]) -> AsyncIterator[Any]:
    """The records of an NDJSON body, one at a time."""
    number = 0
    async with contextlib.aclosing(byte_lines(chunks)) as lines:
        async for line in lines:
            number += 1
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8"))
            except ValueError as error:
                raise BadRecord(number) from error
            yield record
# ANCHOR_END: records
