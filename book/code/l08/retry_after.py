import datetime

from tidewatch.retry import parse_retry_after

# ANCHOR: main
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
HEADERS = [
    None,
    "0",
    "120",
    " 7 ",
    "-5",
    "1.5",
    "soon",
    "Thu, 01 Jan 2026 00:00:30 GMT",
    "Wed, 31 Dec 2025 23:00:00 GMT",
]

for text in HEADERS:
    seconds = parse_retry_after(text, NOW)
    shown = "none" if seconds is None else f"{seconds:g}"
    print(f"{text!r:<33}{shown}")
# ANCHOR_END: main
