# ANCHOR: all
import asyncio
# ANCHOR: body
async def main():

    pass
# ANCHOR_END: body
# ANCHOR_END: all
