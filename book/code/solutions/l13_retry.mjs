import { jsdomWindow, startApi } from "../js/local.mjs";
import { getJSON, NetworkError } from "../js/l13/get-json.js";
import { xhrJSON } from "../js/l13/xhr-json.js";

// ANCHOR: main
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function twice(url, options) {
  try {
    return await getJSON(url, options);
  } catch (error) {
    if (!(error instanceof NetworkError)) {
      throw error;
    }
    const { ceiling = 100, random = Math.random } = options;
    await pause(ceiling * random());
    return getJSON(url, options);
  }
}

function load(url, options) {
  return twice(url, options)
    .catch((error) => {
      if (!(error instanceof NetworkError)) {
        throw error;
      }
      return xhrJSON(url, options);
    })
    .catch((error) => error.name);
}
// ANCHOR_END: main

const api = await startApi();
const window = await jsdomWindow(api);
const XHR = window.XMLHttpRequest;
for (const path of ["/health", "/status/500", "/abort"]) {
  const value = await load(api.url + path, { XHR });
  const { paths } = await getJSON(`${api.url}/stats`);
  console.log(path, paths[path], value.status ?? value);
}
window.close();
await api.stop();
