import { jsdomWindow, startApi } from "../local.mjs";

const api = await startApi();
const window = await jsdomWindow(api);

function load(path, type) {
  return new Promise((resolve) => {
    const xhr = new window.XMLHttpRequest();
    xhr.onload = () => resolve(xhr);
    xhr.open("GET", api.url + path);
    xhr.responseType = type;
    xhr.send();
  });
}

for (const path of ["/health", "/html/200"]) {
  const { status, response } = await load(path, "json");
  console.log(path, status, JSON.stringify(response));
}

const html = await load("/html/200", "");
console.log("text:", html.responseText.slice(0, 1));
window.close();
await api.stop();
