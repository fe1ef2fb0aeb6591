# ANCHOR: main
print(1)
# ANCHOR_END: main
