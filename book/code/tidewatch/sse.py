"""Server-sent events: a parser that does no I/O."""

import re
from dataclasses import dataclass


# ANCHOR: feed
@dataclass(frozen=True)
class Event:
    name: str
    data: str
    id: str


class SseParser:
    """Feed it bytes as they come; it returns finished events."""

    def __init__(self, last_id: str = ""):
        self.last_id = last_id          # for the next connection
        self.retry: int | None = None   # milliseconds
        self._id = last_id
        self._name = ""
        self._data: list[str] = []
        self._kept = bytearray()        # a line without its end
        self._after_cr = False
        self._first = True

    def feed(self, chunk: bytes) -> list[Event]:
        events = [self._take(line) for line in self._lines(chunk)]
        return [event for event in events if event is not None]

    def _lines(self, chunk):
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]           # a CRLF cut in two
            self._after_cr = False
        if chunk:
            self._after_cr = chunk.endswith(b"\r")
        *ends, rest = re.split(rb"\r\n|\r|\n", chunk)
        for piece in ends:
            self._kept += piece
            yield self._kept.decode("utf-8", "replace")
            self._kept.clear()
        self._kept += rest
    # ANCHOR_END: feed

    # ANCHOR: take
    def _take(self, line):
        if self._first:
            line = line.removeprefix("\ufeff")
            self._first = False
        if not line:
            return self._dispatch()
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._data.append(value)
        elif field == "event":
            self._name = value
        elif field == "id" and "\0" not in value:
            self._id = value
        elif field == "retry" and re.fullmatch("[0-9]+", value):
            self.retry = int(value)
        return None     # a comment has the field name ""

    def _dispatch(self):
        self.last_id = self._id
        name, data = self._name or "message", self._data
        self._name, self._data = "", []
        if not data:
            return None
        return Event(name, "\n".join(data), self.last_id)
    # ANCHOR_END: take
