import { startApi } from "../local.mjs";

const api = await startApi();
// ANCHOR: main
const health = () => fetch(`${api.url}/health`);
const fail = (text) => {
  throw new Error(text);
};
const print = (value) => console.log(JSON.stringify(value));

// The second argument of then, and a catch after it
let log = [];
await health()
  .then(() => fail("in the handler"), () => log.push("second"))
  .catch(() => log.push("catch"));
print(log);

// A catch that returns nothing
const value = await health()
  .then(() => fail("lost"))
  .catch((error) => { log.push(error); });
console.log(value);

// The recovery fails, too
const broken = () => fetch(`${api.url}/status/500`)
  .then((response) => response.ok || fail(`HTTP ${response.status}`));
log = [];
let result = await broken()
  .catch((error) => {
    log.push(`first:${error.message}`);
    return fail("fallback failed");
  })
  .catch((error) => {
    log.push(`second:${error.message}`);
    return "default";
  });
print([log, result]);

// The recovery succeeds
log = [];
result = await broken()
  .catch(() => {
    log.push("first");
    return "fallback value";
  })
  .catch(() => log.push("second"));
print([log, result]);

// finally sees nothing and changes nothing
log = [];
result = await Promise.resolve(1).finally(() => log.push("f"));
print([result, log]);
// ANCHOR_END: main
await api.stop();
