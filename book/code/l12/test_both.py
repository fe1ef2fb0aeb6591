import asyncio
import io
import unittest
import urllib.error

import aiohttp

from common.apiserver import serving_in_thread
from l12.tidewatch_async import TidewatchAsync
from l12.tidewatch_sync import TidewatchSync


# ANCHOR: checks
class Checks:
    """What both versions must do. Subclasses supply call()."""

    def test_level(self):
        self.assertEqual(self.call("level", "T01"), -63)

    def test_report(self):
        report = self.call("report")
        self.assertEqual(len(report), 12)
        self.assertEqual(report[0], "T01   -63 cm")

    def test_retries(self):
        body = self.call("get", "/flaky/a?fail=2")
        self.assertEqual(body, {"attempt": 3})

    def test_not_found(self):
        with self.assertRaises(self.error) as caught:
            self.call("level", "T99")
        self.assertEqual(self.status(caught.exception), 404)
# ANCHOR_END: checks


class Base(Checks):
    def setUp(self):
        serving = serving_in_thread()
        self.api = serving.__enter__()
        self.addCleanup(serving.__exit__, None, None, None)


class SyncTest(Base, unittest.TestCase):
    error = urllib.error.HTTPError

    def status(self, error):
        return error.code

    def call(self, method, *args):
        return getattr(TidewatchSync(self.api.url), method)(*args)


class AsyncTest(Base, unittest.TestCase):
    error = aiohttp.ClientResponseError

    def status(self, error):
        return error.status

    def call(self, method, *args):
        return asyncio.run(self.call_async(method, *args))

    async def call_async(self, method, *args):
        async with aiohttp.ClientSession(self.api.url) as session:
            client = TidewatchAsync(session)
            return await getattr(client, method)(*args)


async def report_async(base_url):
    async with aiohttp.ClientSession(base_url) as session:
        return await TidewatchAsync(session).report()


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromName(__name__)
    quiet = unittest.TextTestRunner(stream=io.StringIO())
    result = quiet.run(suite)
    passed = result.wasSuccessful()
    print(f"{result.testsRun} tests, all passed: {passed}")
    with serving_in_thread() as api:
        before = TidewatchSync(api.url).report()
        after = asyncio.run(report_async(api.url))
    print("identical:", before == after)
