"""A circuit breaker: stop asking a service that is ill."""

import contextlib
import time
from collections.abc import Callable

from tidewatch.errors import CircuitOpen


# ANCHOR: breaker
class CircuitBreaker:
    def __init__(
        self,
        threshold: int = 5,
        cool_down: float = 30.0,
        *,
        now: Callable[[], float] = time.monotonic,
    ):
        self.state = "closed"
        self._threshold = threshold
        self._cool_down = cool_down
        self._now = now
        self._failures = 0
        self._opened = 0.0

    @contextlib.contextmanager
    def attempt(self, ill=lambda error: True):
        """Around one call; ill(error): does it count?"""
        probe = self._enter()
        try:
            yield
        except Exception as error:
            self._leave(probe, failed=ill(error))
            raise
        except BaseException:
            if probe:
                self.state = "open"  # no outcome: probe again
            raise
        self._leave(probe, failed=False)

    def _enter(self):
        if self.state == "half-open":
            raise CircuitOpen("probe busy")
        if self.state == "closed":
            return False
        if self._now() - self._opened < self._cool_down:
            raise CircuitOpen("cooling down")
        self.state = "half-open"
        return True

    def _leave(self, probe, failed):
        if self.state != "closed" and not probe:
            return  # began before the breaker opened
        self._failures = self._failures + 1 if failed else 0
        if failed and (probe or self._failures >= self._threshold):
            self.state = "open"
            self._opened = self._now()
        elif not failed:
            self.state = "closed"
# ANCHOR_END: breaker
