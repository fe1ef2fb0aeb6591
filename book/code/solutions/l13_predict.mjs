async function run(name, a) {
  const log = [];
  const b = (value) => log.push(`b:${value}`);
  const c = (error) => log.push(`c:${error.message}`);
  await Promise.reject(new Error("p")).catch(a).then(b).catch(c);
  console.log(name, JSON.stringify(log));
}

await run("returns a value", () => "cached");
await run("returns nothing", () => {});
await run("throws", () => { throw new Error("a"); });
