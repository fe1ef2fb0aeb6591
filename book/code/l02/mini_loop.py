import heapq
import types
from collections import deque


# ANCHOR: loop
class Task:
    def __init__(self, coro):
        self.coro = coro
        self.done = False
        self.result = None
        self.waiters = []


class Loop:
    def __init__(self):
        self.now = 0.0
        self.ready = deque()
        self.timers = []
        self.count = 0

    def spawn(self, coro):
        task = Task(coro)
        self.ready.append((task, None))
        return task

    def run(self, coro):
        main = self.spawn(coro)
        while self.ready or self.timers:
            if not self.ready:  # nothing to do: let time pass
                self.now, _, task = heapq.heappop(self.timers)
                self.ready.append((task, None))
            self.step(*self.ready.popleft())
        return main.result

    def step(self, task, value):
        try:
            request, argument = self.resume(task, value)
        except StopIteration as stop:
            self.finish(task, stop.value)
            return
        if request == "sleep":
            self.count += 1  # equal times keep their order
            due = self.now + argument
            heapq.heappush(self.timers, (due, self.count, task))
        elif request == "spawn":
            self.ready.append((task, self.spawn(argument)))
        elif request == "join" and argument.done:
            self.ready.append((task, argument.result))
        elif request == "join":
            argument.waiters.append(task)

    def resume(self, task, value):
        return task.coro.send(value)

    def finish(self, task, result):
        task.done, task.result = True, result
        for waiter in task.waiters:
            self.ready.append((waiter, result))
# ANCHOR_END: loop


# ANCHOR: requests
@types.coroutine
def sleep(delay):
    yield "sleep", delay


@types.coroutine
def spawn(coro):
    return (yield "spawn", coro)


@types.coroutine
def join(task):
    return (yield "join", task)
# ANCHOR_END: requests


# ANCHOR: program
loop = Loop()


def say(*words):
    print(f"t={loop.now}", *words)


async def poll(station, delay):
    say(station, "start")
    await sleep(delay)
    say(station, "done")
    return station


async def main():
    tasks = []
    for station, delay in [("T01", 3), ("T02", 1), ("T03", 2)]:
        tasks.append(await spawn(poll(station, delay)))
    return [await join(task) for task in tasks]


if __name__ == "__main__":
    results = loop.run(main())
    say(results)
# ANCHOR_END: program
