import { getEventListeners } from "node:events";
import { jsdomWindow, startApi } from "../local.mjs";
import { xhrJSON } from "./xhr-json.js";

const api = await startApi();
const window = await jsdomWindow(api);
const XHR = window.XMLHttpRequest;
const hang = `${api.url}/hang`;
const health = `${api.url}/health`;

let signal = AbortSignal.abort();
await xhrJSON(health, { signal, XHR })
  .catch((error) => console.log("already aborted:", error.name));

const control = new AbortController();
const waiting = xhrJSON(hang, { signal: control.signal, XHR });
control.abort("user left");
await waiting
  .catch((reason) => console.log("aborted:", reason));

signal = AbortSignal.timeout(50);
await xhrJSON(hang, { signal, XHR })
  .catch((error) => console.log("timeout:", error.name));

// A request that is over leaves nothing on its signal.
const late = new AbortController();
const answer = await xhrJSON(health, { signal: late.signal, XHR });
const left = getEventListeners(late.signal, "abort").length;
late.abort();
console.log("late:", answer.status, left);
window.close();
await api.stop();
