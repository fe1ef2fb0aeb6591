"""Retries: what may be repeated, and how long to wait."""

import datetime
import email.utils
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from tidewatch.clock import SystemClock

# ANCHOR: rules
IDEMPOTENT = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
)
TEMPORARY = frozenset({408, 429, 502, 503, 504})


def may_repeat(method: str, key: str | None = None) -> bool:
    """Does a second run have the same effect as one run?"""
    return method.upper() in IDEMPOTENT or key is not None
# ANCHOR_END: rules


class Verdict(NamedTuple):
    """What to do about one failure."""

    repeat: bool
    reason: str
    retry_after: float | None = None


# ANCHOR: policy
def no_jitter(ceiling, rng):
    return ceiling


def full_jitter(ceiling, rng):
    return rng.uniform(0, ceiling)


def equal_jitter(ceiling, rng):
    return ceiling / 2 + rng.uniform(0, ceiling / 2)


@dataclass(frozen=True)
class RetryPolicy:
    attempts: int = 4       # the first try included
    base: float = 0.5       # seconds; doubles with each retry
    cap: float = 8.0        # the ceiling stops growing here
    longest: float = 60.0   # a longer Retry-After: give up
    jitter: Callable[[float, Any], float] = full_jitter

    def ceiling(self, retry: int) -> float:
        return min(self.cap, self.base * 2 ** retry)

    def pause(self, retry, rng, retry_after=None) -> float:
        pause = self.jitter(self.ceiling(retry), rng)
        if retry_after is None:
            return pause
        return max(pause, retry_after + rng.uniform(0, self.base))
# ANCHOR_END: policy


# ANCHOR: parse
def parse_retry_after(
    text: str | None, now: datetime.datetime | None = None
) -> float | None:
    """Seconds to wait, or None if the header says nothing."""
    if text is None:
        return None
    text = text.strip()
    if re.fullmatch("[0-9]+", text):
        return float(text)
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    utc = datetime.timezone.utc
    if when.tzinfo is None:
        when = when.replace(tzinfo=utc)
    if now is None:
        now = datetime.datetime.now(utc)
    return max(0.0, (when - now).total_seconds())
# ANCHOR_END: parse


# ANCHOR: retry
async def retry(
    call: Callable[[], Awaitable[Any]],
    *,
    classify: Callable[[Exception], Verdict],
    policy: RetryPolicy = RetryPolicy(),
    budget: float | None = None,
    clock: Any = SystemClock(),
    rng: Any = random,
) -> Any:
    """Await call() until it succeeds or repeating is no use."""
    started = clock.now()
    for attempt in range(1, policy.attempts + 1):
        try:
            return await call()
        except Exception as error:
            verdict = classify(error)
            after = verdict.retry_after
            too_long = after is not None and after > policy.longest
            last = attempt == policy.attempts
            if not verdict.repeat or last or too_long:
                error.add_note(f"attempts: {attempt}")
                raise
            pause = policy.pause(attempt - 1, rng, after)
            spent = clock.now() - started
            if budget is not None and spent + pause >= budget:
                raise TimeoutError(
                    f"deadline, attempts: {attempt}"
                ) from error
        await clock.sleep(pause)
# ANCHOR_END: retry
