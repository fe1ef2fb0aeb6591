import inspect

import httpx


# ANCHOR: main
def show(name, limits):
    print(name)
    print("  max_connections:", limits.max_connections)
    print("  max_keepalive_connections:",
          limits.max_keepalive_connections)
    print("  keepalive_expiry:", limits.keepalive_expiry)


arguments = inspect.signature(httpx.AsyncClient).parameters
show("the client's own", arguments["limits"].default)
show("Limits(max_connections=50)",
     httpx.Limits(max_connections=50))
show("Limits()", httpx.Limits())
# ANCHOR_END: main
