import math

RATE, MARGIN = 50, 0.1

# ANCHOR: main
for seconds in (0.040, 0.400):
    rate = RATE * (1 - MARGIN)
    busy = rate * seconds
    permits = math.ceil(busy * 1.25)
    print(f"{seconds * 1000:3.0f} ms: {busy:4.1f} in flight,"
          f" {permits} permits, bucket {rate:.0f} a second")
# ANCHOR_END: main
