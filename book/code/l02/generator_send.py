def running_average(count):
    total = 0.0
    average = None
    for seen in range(1, count + 1):
        value = yield average
        total += value
        average = total / seen
    return average


averages = running_average(3)
next(averages)  # run to the first yield
print(averages.send(10))
print(averages.send(20))
try:
    averages.send(15)
except StopIteration as stop:
    print("returned", stop.value)
