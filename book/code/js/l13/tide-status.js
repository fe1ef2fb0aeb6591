import { getJSON, NetworkError } from "./get-json.js";
import { xhrJSON } from "./xhr-json.js";

// ANCHOR: page
function load(url, options) {
  return getJSON(url, options).catch((error) => {
    if (!(error instanceof NetworkError)) {
      throw error;
    }
    return xhrJSON(url, options);
  });
}

async function fill(document, base, options) {
  const stations = await load(`${base}/stations`, options);
  const levels = await Promise.all(stations.map((station) =>
    load(`${base}/stations/${station.id}/level`, options)));
  const table = document.querySelector("tbody");
  for (const { station, level_cm: cm } of levels) {
    const row = table.insertRow();
    row.insertCell().textContent = station;
    row.insertCell().textContent = `${cm} cm`;
  }
}

export function showLevels(document, base, options) {
  return fill(document, base, options).catch((error) => {
    const note = document.querySelector("#note");
    note.textContent = `No levels at the moment: ${error.name}.`;
  });
}
// ANCHOR_END: page
