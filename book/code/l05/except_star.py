"""The rules of except*, one line each."""

import asyncio

SYNTAX = {
    "except and except* mixed": """
try: pass
except ValueError: pass
except* KeyError: pass
""",
    "bare except*": """
try: pass
except*: pass
""",
    "return inside": """
def f():
    try: pass
    except* ValueError: return
""",
}


def syntax():
    for name, source in SYNTAX.items():
        try:
            compile(source, "x", "exec")
        except SyntaxError:
            print(f"{name}: SyntaxError")


def catching_groups():
    try:
        try:
            raise ValueError
        except* ExceptionGroup:
            pass
    except TypeError:
        print("except* ExceptionGroup: TypeError")


def bare_is_wrapped():
    try:
        raise ValueError("v")
    except* ValueError as group:
        print("bare exception arrives as:", repr(group))


def rest_is_raised():
    try:
        try:
            raise ExceptionGroup("g", [ValueError("v"), KeyError("k")])
        except* ValueError:
            raise OSError("in the handler")
    except ExceptionGroup as group:
        print("leaving:", sorted(map(repr, leaves(group))))


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def splitting():
    group = ExceptionGroup("g", [
        ValueError("v"), ExceptionGroup("inner", [KeyError("k")]),
    ])
    values, rest = group.split(ValueError)
    print("split:", repr(values), "and", repr(rest))
    print("subgroup:", repr(group.subgroup(KeyError)))


if __name__ == "__main__":
    syntax()
    catching_groups()
    bare_is_wrapped()
    rest_is_raised()
    splitting()
