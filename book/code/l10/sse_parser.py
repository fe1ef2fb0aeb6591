from tidewatch.sse import SseParser

# ANCHOR: fixtures
FIXTURES = {
    "CR only": b"data: a\r\rdata: b\r\r",
    "BOM, CRLF, spaces": (
        b"\xef\xbb\xbfdata:none\r\n\r\ndata:  two\r\n\r\n"
    ),
    "comment": b": still here\n\ndata: x\n\n",
    "no data, then data": b"event: gone\nid: 7\n\ndata: y\n\n",
    "empty data": b"event: x\ndata\n\ndata:\n\ndata: \n\n",
    "id": (
        b"id: 1\ndata: hasid\n\ndata: keepsid\n\n"
        b"id: 2\x003\ndata: nullid\n\nid\ndata: resetid\n\n"
    ),
    "two event lines": b"event: foo\nevent: bar\ndata: lastwins\n\n",
    "bad retry": b"retry: 1x\ndata: badretry\n\n",
    "case, unknown": b"Data: no\nDATA: no\nfoo: no\ndata: yes\n\n",
    "two data lines": b"data: l1\ndata: l2\n\n",
    "U+2028": "data: a\u2028b\n\n".encode(),
    "unfinished": b"data: whole\n\nid: 9\ndata: half\n",
}
# ANCHOR_END: fixtures


# ANCHOR: main
def parse(chunks):
    parser = SseParser()
    found = []
    for chunk in chunks:
        for event in parser.feed(chunk):
            found.append((event.name, event.data, event.id))
    return found, parser.last_id, parser.retry


def main():
    same = True
    for title, stream in FIXTURES.items():
        whole = parse([stream])
        bytewise = parse(bytes([byte]) for byte in stream)
        same = same and whole == bytewise
        print(title)
        for name, data, ident in whole[0]:
            print("   ", name, ascii(data), repr(ident))
    print("same result byte by byte:", same)
# ANCHOR_END: main


if __name__ == "__main__":
    main()
