from common.fakeclock import FakeClock
from tidewatch.breaker import CircuitBreaker, CircuitOpen

# ANCHOR: main
clock = FakeClock()
breaker = CircuitBreaker(3, cool_down=10, now=clock.now)
calls = 0


def step(works):
    """One call through the breaker; says what happened."""
    global calls
    try:
        with breaker.attempt():
            calls += 1
            if not works:
                raise ConnectionError
        return "ok"
    except ConnectionError:
        return "fail"
    except CircuitOpen:
        return "refused"


def show(works):
    print(f"{step(works):<8}{breaker.state}")


for works in (False, False, False, True, True):
    show(works)
clock.advance(10)
for works in (False, True):
    show(works)
clock.advance(10)
for works in (True, True):
    show(works)
print(calls, "real calls")
# ANCHOR_END: main
