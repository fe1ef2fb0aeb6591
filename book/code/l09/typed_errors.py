import asyncio

from common.apiserver import refused_url, serving
from tidewatch import (
    RetryPolicy,
    TidewatchClient,
    TidewatchError,
    Timeouts,
)


# ANCHOR: main
async def show(awaitable):
    try:
        await awaitable
    except TidewatchError as error:
        cause = error.__cause__
        known = type(cause).__name__ if cause else "-"
        print(f"{type(error).__name__:<17}{known}")


async def main():
    fast = RetryPolicy(attempts=2, base=0)
    short = Timeouts(total=0.2)
    async with serving() as api:
        async with TidewatchClient(api.url, retry=fast) as client:
            await show(client.station("T99"))
            await show(client.call("GET", "/html/200"))
        async with TidewatchClient(
            refused_url(), retry=fast
        ) as client:
            await show(client.stations())
        async with TidewatchClient(
            api.url, timeouts=short
        ) as client:
            await show(client.call("GET", "/hang"))
    await show(client.stations())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
