import { spawnSync } from "node:child_process";

const program = `
  Promise.reject(new Error("nobody catches this"));
  setTimeout(() => console.log("never printed"), 1000);
`;
const done = spawnSync(process.execPath, ["-e", program]);
console.log("exit status", done.status);
console.log("printed", JSON.stringify(String(done.stdout)));
