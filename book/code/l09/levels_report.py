import asyncio

from common.apiserver import serving
from tidewatch import Reading, TidewatchClient


# ANCHOR: main
async def main():
    ids = [f"T{number:02}" for number in range(1, 12)] + ["T77"]
    async with serving() as api:
        async with TidewatchClient(api.url) as client:
            report = await client.levels(ids, concurrency=4)
    good = [r for r in report.values() if isinstance(r, Reading)]
    bad = [r for r in report.values() if not isinstance(r, Reading)]
    names = {type(error).__name__ for error in bad}
    print(len(good), "levels,", len(bad), *names)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
