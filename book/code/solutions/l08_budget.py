import asyncio

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from l08.classify import get, verdict
from tidewatch.retry import retry


# ANCHOR: budget
class RetryBudget:
    """A retry costs ten points; a success earns one."""

    def __init__(self, retries=10):
        self._most = self._points = 10 * retries

    def succeeded(self):
        self._points = min(self._most, self._points + 1)

    def take(self):
        if self._points < 10:
            return False
        self._points -= 10
        return True


def on_budget(classify, budget):
    """The same verdicts as long as there is budget left."""
    def classified(error):
        found = classify(error)
        if found.repeat and not budget.take():
            return found._replace(repeat=False)
        return found
    return classified
# ANCHOR_END: budget


async def main():
    budget = RetryBudget(retries=2)
    clock = FakeClock()

    async def fetch(path):
        answer = await retry(
            lambda: get(http, path),
            classify=on_budget(verdict, budget),
            clock=clock,
        )
        budget.succeeded()
        return answer

    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            for key in ("a", "b"):
                try:
                    await fetch(f"/flaky/{key}?fail=99")
                except aiohttp.ClientResponseError as error:
                    print(error.__notes__[0])
            for _ in range(10):
                await fetch("/health")
            print(await fetch("/flaky/c?fail=1"))


if __name__ == "__main__":
    asyncio.run(main())
