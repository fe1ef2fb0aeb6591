import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder, startApi } from "../local.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

// ANCHOR: run
async function run() {
  const api = await startApi(2);
  const profile = mkdtempSync(join(tmpdir(), "tidewatch-"));
  const page = `${api.url}/page/status.html?other=${api.urls[1]}`;
  const browser = spawn(CHROMIUM, [
    "--headless", "--no-sandbox", "--disable-gpu",
    "--disable-quic", "--no-first-run", "--no-proxy-server",
    "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--remote-debugging-port=0",
    `--user-data-dir=${profile}`, page,
  ], { stdio: "ignore" });
  const ended = once(browser, "exit");
  const timer = setTimeout(() => browser.kill(), 25_000);
  const early = ended.then(() => "end");
  let line = "";
  while ((line = await Promise.race([api.line(), early])) !== "end") {
    console.log(line);
  }
  clearTimeout(timer);
  browser.kill();
  await ended;
  await removeFolder(profile);
  await api.stop();
}
// ANCHOR_END: run

if (existsSync(CHROMIUM)) {
  await run();
} else {
  console.log("skipped: no chromium");
}
