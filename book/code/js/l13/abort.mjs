import { startApi } from "../local.mjs";

const api = await startApi();
// ANCHOR: main
const hang = `${api.url}/hang`;

const plain = new AbortController();
const first = fetch(hang, { signal: plain.signal });
plain.abort();
await first.catch((error) => console.log(error.name));

const reasoned = new AbortController();
const second = fetch(hang, { signal: reasoned.signal });
reasoned.abort(new Error("user left"));
await second.catch((error) => console.log(error.message));

await fetch(hang, { signal: AbortSignal.timeout(50) })
  .catch((error) => console.log(error.name));

const reading = new AbortController();
const response = await fetch(
  `${api.url}/drip?n=100&gap=50`, { signal: reading.signal },
);
const body = response.text();
reading.abort();
await body.catch((error) => {
  console.log(error.name, "during body");
});

const button = new AbortController();
const signal = AbortSignal.any(
  [button.signal, AbortSignal.timeout(100)],
);
await fetch(`${api.url}/drip?n=100&gap=50`, { signal })
  .then((drip) => drip.text())
  .catch(() => console.log(signal.reason.name, "during body"));
// ANCHOR_END: main
await api.stop();
