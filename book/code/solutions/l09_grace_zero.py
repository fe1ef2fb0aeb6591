import asyncio

from l09.graceful_close import main

if __name__ == "__main__":
    asyncio.run(main(grace=0))
