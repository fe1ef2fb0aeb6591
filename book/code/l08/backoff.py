import random

from tidewatch.retry import RetryPolicy, equal_jitter, full_jitter


# ANCHOR: main
def decorrelated(policy, rng, count):
    """Each pause is drawn from a range set by the last one."""
    pauses, previous = [], policy.base
    for _ in range(count):
        drawn = rng.uniform(policy.base, 3 * previous)
        previous = min(policy.cap, drawn)
        pauses.append(previous)
    return pauses


policy = RetryPolicy(base=0.5, cap=8.0)
print([policy.ceiling(retry) for retry in range(7)])

rng = random.Random(7)
print([round(policy.pause(retry, rng), 3) for retry in range(5)])

good = True
for retry in range(1000):
    top = policy.ceiling(retry % 7)
    good &= 0 <= full_jitter(top, rng) <= top
    good &= top / 2 <= equal_jitter(top, rng) <= top
good &= all(
    0.5 <= pause <= 8 for pause in decorrelated(policy, rng, 1000)
)
print("all within bounds:", good)
# ANCHOR_END: main
