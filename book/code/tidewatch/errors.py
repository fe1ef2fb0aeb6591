"""What can go wrong, in the words of the callers."""


# ANCHOR: errors
class TidewatchError(Exception):
    """The root: whoever catches this catches everything."""


class NotFound(TidewatchError):
    """404: there is no such thing."""


class Unauthorized(TidewatchError):
    """401, also with a fresh token."""


class RateLimited(TidewatchError):
    """429 until the end."""

    def __init__(self, message, retry_after=None):
        super().__init__(message)
        self.retry_after = retry_after


class ServerError(TidewatchError):
    """Another status of 400 or more."""

    def __init__(self, message, status):
        super().__init__(message)
        self.status = status


class TransportError(TidewatchError):
    """No answer. Was the request sent? Then it may have run."""

    def __init__(self, message, sent=True):
        super().__init__(message)
        self.sent = sent


class DeadlineExceeded(TidewatchError):
    """The time for the whole call is over."""


class ProtocolError(TidewatchError):
    """An answer nobody can use: no JSON, or fields missing."""


class CircuitOpen(TidewatchError):
    """Refused by the circuit breaker without a call."""


class ClientClosed(TidewatchError):
    """The client is closed, closing, or not open yet."""
# ANCHOR_END: errors
