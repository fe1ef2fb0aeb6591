import { startApi } from "../local.mjs";

const api = await startApi();
// ANCHOR: main
await fetch(`${api.url}/stations/T99`)
  .then((response) => response.json())
  .then((station) => {
    console.log("treated as a station:", station.title);
  })
  .catch((error) => console.log("never printed", error));

for (const [name, path] of [
  ["html", "/html/502"],
  ["empty", "/status/204"],
  ["cut short", "/truncated"],
]) {
  const response = await fetch(api.url + path);
  await response.json()
    .catch((error) => console.log(`${name}: ${error.name}`));
}
// ANCHOR_END: main
await api.stop();
