from collections import deque

from common.fakeclock import FakeClock
from tidewatch.breaker import CircuitBreaker, CircuitOpen


# ANCHOR: rate
class RateBreaker(CircuitBreaker):
    """Opens when too many of the last calls have failed."""

    def __init__(self, failures=5, of=10, cool_down=30.0, **more):
        super().__init__(failures, cool_down, **more)
        self._recent = deque(maxlen=of)

    def _leave(self, probe, failed):
        if self.state == "closed":
            self._recent.append(failed)
            if sum(self._recent) >= self._threshold:
                self.state = "open"
                self._opened = self._now()
        elif probe:
            super()._leave(probe, failed)
            self._recent.clear()
# ANCHOR_END: rate


clock = FakeClock()
breaker = RateBreaker(5, of=10, cool_down=10, now=clock.now)


def call(works):
    try:
        with breaker.attempt():
            if not works:
                raise ConnectionError
    except ConnectionError:
        pass
    except CircuitOpen:
        return "refused"
    return breaker.state


states = [call(n % 2 == 1) for n in range(9)]
print(states.count("closed"), "calls closed, then", states[-1])
print(call(True))
clock.advance(10)
print(call(True))
