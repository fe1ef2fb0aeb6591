import { refusedUrl, startApi } from "../local.mjs";

const api = await startApi(2);
const [base, other] = api.urls;

await fetch(await refusedUrl())
  .catch((error) => console.log("cause:", error.cause.code));

const response = await fetch(`${base}/health`);
await response.json();
await response.json()
  .catch((error) => console.log("second reading:", error.name));

const manual = await fetch(
  `${base}/redirect/1`, { redirect: "manual" },
);
console.log("manual redirect:", manual.status);

const foreign = await fetch(`${other}/nocors/health`);
console.log("no CORS headers:", foreign.status);
await api.stop();
