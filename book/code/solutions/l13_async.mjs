import { jsdomWindow, refusedUrl, startApi } from "../js/local.mjs";
import { getJSON, NetworkError } from "../js/l13/get-json.js";
import { xhrJSON } from "../js/l13/xhr-json.js";

// ANCHOR: main
async function load(url, options) {
  try {
    try {
      return await getJSON(url, options);
    } catch (error) {
      if (!(error instanceof NetworkError)) {
        throw error;
      }
      return await xhrJSON(url, options);
    }
  } catch (error) {
    return `fallback after ${error.name}`;
  }
}
// ANCHOR_END: main

const api = await startApi();
const window = await jsdomWindow(api);
const XHR = window.XMLHttpRequest;
const level = `${api.url}/stations/T01/level`;
const send = () => Promise.reject(new TypeError("broken"));
console.log((await load(level, { XHR })).station);
console.log((await load(level, { XHR, send })).station);
console.log(await load(`${api.url}/status/404`, { XHR }));
console.log(await load(await refusedUrl(), { XHR }));
window.close();
await api.stop();
