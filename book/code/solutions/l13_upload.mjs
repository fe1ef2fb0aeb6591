import { jsdomWindow, startApi } from "../js/local.mjs";
import { decode, NetworkError } from "../js/l13/get-json.js";

// ANCHOR: main
function postJSON(url, value, { XHR, onProgress }) {
  return new Promise((resolve, reject) => {
    const xhr = new XHR();
    xhr.upload.onprogress = ({ loaded, total }) => {
      onProgress(loaded, total);
    };
    xhr.onload = () => {
      try {
        resolve(decode(xhr.status, url, xhr.responseText));
      } catch (error) {
        reject(error);
      }
    };
    xhr.onerror = () => reject(new NetworkError(url));
    xhr.open("POST", url);
    xhr.setRequestHeader("Content-Type", "application/json");
    xhr.send(JSON.stringify(value));
  });
}
// ANCHOR_END: main

const api = await startApi();
const window = await jsdomWindow(api);
const XHR = window.XMLHttpRequest;
const sent = [];
const onProgress = (...now) => sent.push(now);
const value = { notes: "x".repeat(1000) };
const answer = await postJSON(
  `${api.url}/echo`, value, { XHR, onProgress },
);
const [loaded, total] = sent.at(-1);
console.log("all sent:", loaded === total);
console.log("bytes:", total, answer.body.length);
window.close();
await api.stop();
