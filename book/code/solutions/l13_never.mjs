import { startApi } from "../js/local.mjs";
import { getJSON } from "../js/l13/get-json.js";

// ANCHOR: never
const getOr = (url, value, options) =>
  getJSON(url, options).catch(() => value);
// ANCHOR_END: never

const api = await startApi();
const level = `${api.url}/stations/T01/level`;
console.log((await getOr(level, null)).level_cm);
for (const [name, url, options] of [
  ["404", `${api.url}/stations/T99`],
  ["dropped", `${api.url}/abort`],
  ["aborted", level, { signal: AbortSignal.abort() }],
  ["bug", level, { send: (url) => url.fetch() }],
]) {
  console.log(name, await getOr(url, null, options));
}
await api.stop();
