import asyncio

from common.apiserver import serving
from tidewatch import TidewatchClient


# ANCHOR: main
async def main():
    async with serving() as api:
        async with TidewatchClient(api.url) as client:
            stations = await client.stations()
            print(len(stations), "stations")
            reading = await client.level("T01")
            print(reading.station, reading.level_cm, "cm")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
