# ANCHOR: main
x = 1

y = 2
# ANCHOR_END: main
