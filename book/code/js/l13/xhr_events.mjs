import { jsdomWindow, refusedUrl, startApi } from "../local.mjs";

const api = await startApi();
const window = await jsdomWindow(api);
const { XMLHttpRequest } = window;
// ANCHOR: main
const NAMES = ["loadstart", "progress", "load", "error", "timeout",
  "abort", "loadend"];

function events(url, { timeout = 0, stop = false } = {}) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    const seen = [];
    for (const name of NAMES) {
      xhr.addEventListener(name, () => {
        if (seen.at(-1) !== name) {  // progress may repeat
          seen.push(name);
        }
      });
    }
    xhr.addEventListener("loadend", () => {
      resolve([seen, xhr.status]);
    });
    xhr.open("GET", url);
    xhr.timeout = timeout;
    xhr.send();
    if (stop) {
      xhr.abort();
    }
  });
}

for (const path of ["/health", "/status/404", "/status/204"]) {
  const [seen, status] = await events(api.url + path);
  console.log(JSON.stringify(seen), status);
}
const [refused, zero] = await events(await refusedUrl());
console.log(JSON.stringify(refused), zero);

for (const how of [{ timeout: 30 }, { stop: true }]) {
  const [seen, status] = await events(`${api.url}/hang`, how);
  console.log(JSON.stringify(seen.slice(-2)), status);
}
// ANCHOR_END: main
window.close();
await api.stop();
