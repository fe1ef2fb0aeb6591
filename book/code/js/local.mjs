// Starts the local API for a listing, and finds a port that refuses.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import net from "node:net";
import readline from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const CODE = fileURLToPath(new URL("..", import.meta.url));

// The server ends when its standard input does, so it cannot
// outlive the listing.
export async function startApi(origins = 1) {
  const server = spawn(
    process.env.PYTHON ?? "python3",
    ["-m", "common.apiserver", "--port", "0",
      "--origins", String(origins)],
    { cwd: CODE, stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = readline.createInterface({ input: server.stdout })[
    Symbol.asyncIterator]();
  const urls = [];
  while (urls.length < origins) {
    const { value, done } = await lines.next();
    if (done) {
      throw new Error("the local API did not start");
    }
    urls.push(value.split(" ")[1]);
  }
  return {
    url: urls[0],
    urls,
    line: async () => (await lines.next()).value,
    stop: async () => {
      const ended = once(server, "exit");
      server.stdin.end();
      await ended;
    },
  };
}

export async function refusedUrl() {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return `http://127.0.0.1:${port}/`;
}

// A browser's helpers may write into its profile for a moment
// after the browser has ended.
export async function removeFolder(path) {
  for (let left = 30; ; left -= 1) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) {
        throw error;
      }
    }
    await pause(100);
  }
}

// A window with an XMLHttpRequest, on the origin of the API. A
// listing that finds no jsdom ends here.
export async function jsdomWindow(api, html = "") {
  let jsdom;
  try {
    jsdom = await import("jsdom");
  } catch {
    await api.stop();
    await new Promise((done) => {
      process.stdout.write("skipped: no jsdom\n", done);
    });
    process.exit();
  }
  const virtualConsole = new jsdom.VirtualConsole();
  const options = { url: api.url, virtualConsole };
  return new jsdom.JSDOM(html, options).window;
}
