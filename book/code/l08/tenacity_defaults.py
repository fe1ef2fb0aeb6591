"""What a bare @retry of tenacity will do: never stop."""

try:
    import tenacity
except ImportError:
    print("skipped: needs tenacity")
    raise SystemExit from None


@tenacity.retry
def fetch():
    raise ConnectionError


@tenacity.retry(
    stop=tenacity.stop_after_attempt(4),
    wait=tenacity.wait_random_exponential(multiplier=0.5, max=8),
    reraise=True,
)
def fetch_with_limits():
    raise ConnectionError


print("stop:", type(fetch.retry.stop).__name__.strip("_"))
print("wait:", type(fetch.retry.wait).__name__)
limits = fetch_with_limits.retry
print("stop:", type(limits.stop).__name__)
print("wait:", type(limits.wait).__name__)
