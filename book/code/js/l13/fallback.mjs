import { jsdomWindow, refusedUrl, startApi } from "../local.mjs";
import { getJSON, NetworkError } from "./get-json.js";
import { xhrJSON } from "./xhr-json.js";

// ANCHOR: chain
function load(url, options, log) {
  return getJSON(url, options)
    .catch((error) => {
      log.push(`1st:${error.name}`);
      if (!(error instanceof NetworkError)) {
        throw error;               // cannot be cured here
      }
      log.push("xhr");
      return xhrJSON(url, options);
    })
    .catch((error) => {
      log.push(`2nd:${error.name}${error.status ?? ""}`);
      return "fallback";
    });
}
// ANCHOR_END: chain

const api = await startApi();
const window = await jsdomWindow(api);
const XHR = window.XMLHttpRequest;
// ANCHOR: main
const T01 = `${api.url}/stations/T01/level`;
const T99 = `${api.url}/stations/T99`;
const send = () => Promise.reject(new TypeError("broken"));

for (const [name, url, options] of [
  ["ok", T01, {}],
  ["404", T99, {}],
  ["500", `${api.url}/status/500`, {}],
  ["204", `${api.url}/status/204`, {}],
  ["fetch broken", T01, { send }],
  ["fetch broken, 404", T99, { send }],
  ["both broken", await refusedUrl(), { send }],
  ["html", `${api.url}/html/200`, {}],
  ["aborted", T01, { signal: AbortSignal.abort() }],
]) {
  const log = [];
  const value = await load(url, { ...options, XHR }, log);
  console.log(name, JSON.stringify(log), value?.station ?? value);
}
// ANCHOR_END: main
window.close();
await api.stop();
