import { decode, NetworkError } from "./get-json.js";

// ANCHOR: xhr
export function xhrJSON(url, options = {}) {
  const { signal, XHR = globalThis.XMLHttpRequest } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const xhr = new XHR();
    const stop = () => xhr.abort();
    xhr.onload = () => {
      try {
        resolve(decode(xhr.status, url, xhr.responseText));
      } catch (error) {
        reject(error);
      }
    };
    xhr.onerror = () => reject(new NetworkError(url));
    xhr.onabort = () => reject(signal.reason);
    xhr.onloadend = () => signal?.removeEventListener("abort", stop);
    signal?.addEventListener("abort", stop);
    xhr.open("GET", url);
    xhr.send();
  });
}
// ANCHOR_END: xhr
