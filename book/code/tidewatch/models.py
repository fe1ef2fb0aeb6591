"""What the calls return."""

from dataclasses import dataclass
from typing import Any

from tidewatch.errors import ProtocolError


def _take(data: Any, kind: type, name: str) -> Any:
    """A field that must be there and be of this type."""
    if not isinstance(data, dict):
        raise ProtocolError("expected a JSON object")
    value = data.get(name)
    if not isinstance(value, kind):
        raise ProtocolError(f"no usable field {name!r}")
    return value


# ANCHOR: models
@dataclass(frozen=True)
class Station:
    id: str
    name: str
    region: str

    @classmethod
    def from_json(cls, data: Any) -> "Station":
        return cls(
            id=_take(data, str, "id"),
            name=_take(data, str, "name"),
            region=_take(data, str, "region"),
        )


@dataclass(frozen=True)
class Reading:
    station: str
    level_cm: int
    seq: int | None = None

    @classmethod
    def from_json(cls, data: Any) -> "Reading":
        return cls(
            station=_take(data, str, "station"),
            level_cm=_take(data, int, "level_cm"),
            seq=data.get("seq"),
        )
# ANCHOR_END: models
