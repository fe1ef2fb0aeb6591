import asyncio

import aiohttp
from aiohttp import web

from api.show import show
from common.apiserver import STATIONS, TidewatchServer, problem, serving


# ANCHOR: server
class MyServer(TidewatchServer):
    def app(self):
        app = super().app()
        app.router.add_get("/regions/{name}", self.region)
        return app

    async def region(self, request):
        name = request.match_info["name"]
        found = [
            station["id"] for station in STATIONS.values()
            if station["region"] == name
        ]
        if not found:
            return problem(404, "no such region")
        return web.json_response(found)
# ANCHOR_END: server


# ANCHOR: main
async def main():
    async with serving(server=MyServer()) as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "GET /regions/east")
            await show(session, "GET /regions/up")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
