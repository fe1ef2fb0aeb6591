import gc
import warnings


async def read_level():
    return -63


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    read_level()  # no await: the object is dropped at once
    gc.collect()

for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
