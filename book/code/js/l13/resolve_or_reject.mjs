import { refusedUrl, startApi } from "../local.mjs";

const api = await startApi();
// ANCHOR: main
const show = (...parts) => console.log(...parts);

for (const path of ["/status/200", "/status/204", "/redirect/2",
  "/status/404", "/status/500"]) {
  const response = await fetch(api.url + path);
  const seen = [response.ok, response.status];
  if (response.redirected) {
    show("redirected", JSON.stringify([...seen, true]));
  } else {
    show(path.slice(8), JSON.stringify(seen));
  }
}

for (const [name, url, options] of [
  ["refused", await refusedUrl()],
  ["dropped", `${api.url}/abort`],
  ["bad URL", "http://["],
  ["GET with a body", api.url, { body: "x" }],
  ["forbidden redirect", `${api.url}/redirect/1`,
    { redirect: "error" }],
]) {
  await fetch(url, options).catch((error) => show(name, error.name));
}
// ANCHOR_END: main
await api.stop();
