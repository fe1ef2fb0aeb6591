"""The Tidewatch client."""

from tidewatch.auth import TokenAuth
from tidewatch.client import Closed, TidewatchClient
from tidewatch.errors import (
    CircuitOpen,
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
from tidewatch.retry import RetryPolicy
from tidewatch.transport import Limits, Response, Timeouts

__all__ = [
    "CircuitOpen",
    "ClientClosed",
    "Closed",
    "DeadlineExceeded",
    "Limits",
    "NotFound",
    "ProtocolError",
    "RateLimited",
    "Reading",
    "Response",
    "RetryPolicy",
    "ServerError",
    "Station",
    "TidewatchClient",
    "TidewatchError",
    "Timeouts",
    "TokenAuth",
    "TransportError",
    "Unauthorized",
]
