import { readFileSync } from "node:fs";
import { jsdomWindow, refusedUrl, startApi } from "../local.mjs";
import { showLevels } from "./tide-status.js";

const html = readFileSync(new URL("status.html", import.meta.url));
const api = await startApi();

async function page(name, base, options = {}) {
  const window = await jsdomWindow(api, String(html));
  const { document, XMLHttpRequest: XHR } = window;
  await showLevels(document, base, { ...options, XHR });
  const rows = document.querySelectorAll("tr").length;
  const note = document.querySelector("#note").textContent;
  console.log(`${name}: ${rows} rows`, JSON.stringify(note));
  window.close();
}

const send = () => Promise.reject(new TypeError("broken"));
await page("fetch", api.url);
await page("fetch broken", api.url, { send });
await page("server gone", (await refusedUrl()).slice(0, -1));
await page("wrong path", `${api.url}/old`);
await api.stop();
