import asyncio


async def level():
    return -63


def show(error):
    print(f"{type(error).__name__}: {error}")


# ANCHOR: errors
async def nested():
    inner = level()
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        show(error)
    finally:
        inner.close()


async def twice():
    inner = level()
    await inner
    try:
        await inner
    except RuntimeError as error:
        show(error)


def outside():
    inner = level()
    try:
        asyncio.create_task(inner)
    except RuntimeError as error:
        show(error)
    finally:
        inner.close()


def wrong_place():
    try:
        compile("await level()", "x", "exec")
    except SyntaxError as error:
        show(error)
# ANCHOR_END: errors


if __name__ == "__main__":
    asyncio.run(nested())
    asyncio.run(twice())
    outside()
    wrong_place()
