# ANCHOR: main
def pairs(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from pairs(inner)
        return
    for note in getattr(error, "__notes__", ()):
        if note.startswith("station "):
            yield note.removeprefix("station "), error
# ANCHOR_END: main


def failed(error, station):
    error.add_note(f"station {station}")
    return error


def main():
    group = ExceptionGroup("network", [
        failed(ValueError("bad reading"), "T05"),
        ExceptionGroup("region", [
            failed(OSError("refused"), "T07"),
            failed(KeyError("level"), "T11"),
        ]),
    ])
    for station, error in pairs(group):
        print(station, repr(error))


if __name__ == "__main__":
    main()
