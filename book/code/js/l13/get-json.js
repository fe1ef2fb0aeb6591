// ANCHOR: errors
export class HttpError extends Error {
  constructor(status, url, body) {
    super(`status ${status} from ${url}`);
    this.name = "HttpError";
    this.status = status;
    this.url = url;
    this.body = body;
  }
}

export class NetworkError extends Error {
  constructor(url, cause) {
    super(`no complete response from ${url}`, { cause });
    this.name = "NetworkError";
  }
}
// ANCHOR_END: errors

// ANCHOR: get
export function decode(status, url, text) {
  if (status < 200 || status > 299) {
    throw new HttpError(status, url, text);
  }
  return status === 204 ? null : JSON.parse(text);
}

export async function getJSON(url, { signal, send = fetch } = {}) {
  let response;
  let text;
  try {
    response = await send(url, { signal });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new NetworkError(url, error);
  }
  return decode(response.status, url, text);
}
// ANCHOR_END: get
