import { refusedUrl, startApi } from "../local.mjs";
import { getJSON } from "./get-json.js";

const api = await startApi();
// ANCHOR: main
for (const url of [
  `${api.url}/stations/T01/level`,
  `${api.url}/stations/T99`,
  `${api.url}/status/500`,
  `${api.url}/status/204`,
  `${api.url}/html/200`,
  `${api.url}/truncated`,
  await refusedUrl(),
]) {
  try {
    console.log(JSON.stringify(await getJSON(url)));
  } catch (error) {
    console.log([error.name, error.status].join(" ").trim());
  }
}
// ANCHOR_END: main
await api.stop();
