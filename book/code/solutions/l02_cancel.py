import heapq

from l02.mini_loop import Loop, join, sleep, spawn


class Cancelled(BaseException):
    pass


class CancellingLoop(Loop):
    def __init__(self):
        super().__init__()
        self.marked = set()

    def cancel(self, task):
        if task.done:
            return
        self.marked.add(task)
        for entry in self.timers:  # asleep? then wake it now
            if entry[2] is task:
                self.timers.remove(entry)
                heapq.heapify(self.timers)
                self.ready.append((task, None))
                break

    def resume(self, task, value):
        if task in self.marked:
            self.marked.discard(task)
            return task.coro.throw(Cancelled())
        return super().resume(task, value)

    def step(self, task, value):
        try:
            super().step(task, value)
        except Cancelled:
            self.finish(task, "cancelled")


loop = CancellingLoop()


def say(*words):
    print(f"t={loop.now}", *words)


async def poll(station, delay):
    try:
        await sleep(delay)
        say(station, "done")
        return station
    finally:
        say(station, "cleans up")


async def main():
    slow = await spawn(poll("T01", 3))
    fast = await spawn(poll("T02", 1))
    await sleep(1.5)
    loop.cancel(slow)
    return [await join(slow), await join(fast)]


if __name__ == "__main__":
    say(loop.run(main()))
