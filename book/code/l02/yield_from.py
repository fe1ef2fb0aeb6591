def inner():
    first = yield
    second = yield
    return (first + second) / 2


def outer():
    result = yield from inner()
    print("inner gave", result)


delegating = outer()
next(delegating)
delegating.send(4)
try:
    delegating.send(8)
except StopIteration:
    print("outer finished")
