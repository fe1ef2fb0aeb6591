"""The program before the migration: synchronous from end to end."""

import json
import threading
import time
import urllib.error
import urllib.request

# ANCHOR: client
PAUSES = (0.05, 0.1, None)  # None: no further attempt

local = threading.local()

_http = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
)


class TidewatchSync:
    def __init__(self, base_url):
        self.base_url = base_url

    def get(self, path):
        name = getattr(local, "request_id", "-")
        request = urllib.request.Request(
            self.base_url + path, headers={"X-Request-Id": name}
        )
        for pause in PAUSES:
            try:
                with _http.open(request, timeout=5) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code < 500 or pause is None:
                    raise
            time.sleep(pause)

    def level(self, station):
        return self.get(f"/stations/{station}/level")["level_cm"]

    def report(self):
        lines = []
        for station in self.get("/stations"):
            level = self.level(station["id"])
            lines.append(f"{station['id']} {level:5} cm")
        return lines
# ANCHOR_END: client
