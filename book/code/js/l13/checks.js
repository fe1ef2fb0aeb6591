// What only a browser can show. Each check is one line.
function xhrEvent(url) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.onload = () => resolve(`load ${xhr.status}`);
    xhr.onerror = () => resolve(`error ${xhr.status}`);
    xhr.open("GET", url);
    xhr.send();
  });
}

const facts = ({ type, status, ok }) =>
  JSON.stringify([type, status, ok]);

// ANCHOR: check
export async function check(base, other) {
  const lines = [];
  const closed = `${other}/nocors/health`;

  await fetch(closed)
    .catch((error) => lines.push(`cors fetch ${error.name}`));
  lines.push(`cors xhr ${await xhrEvent(closed)}`);
  for (const path of ["status/404", "truncated"]) {
    lines.push(`${path} xhr ${await xhrEvent(`${base}/${path}`)}`);
  }

  const opaque = await fetch(closed, { mode: "no-cors" });
  lines.push(`no-cors ${facts(opaque)}`);
  const manual = await fetch(
    `${base}/redirect/1`, { redirect: "manual" },
  );
  lines.push(`manual ${facts(manual)}`);
  return lines;
}
// ANCHOR_END: check
