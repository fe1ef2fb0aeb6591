from tidewatch.sse import SseParser

for event in SseParser().feed(b"data:a\ndata\n\n"):
    print(event.name, repr(event.data))
