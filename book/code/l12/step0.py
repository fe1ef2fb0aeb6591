from common.apiserver import serving_in_thread
from l12.tidewatch_sync import TidewatchSync

if __name__ == "__main__":
    with serving_in_thread() as api:
        client = TidewatchSync(api.url)
        print("T01", client.level("T01"))
