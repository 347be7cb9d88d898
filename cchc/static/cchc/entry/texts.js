// Everything the script says comes from the page.
const said = document.querySelector("[data-texts]")?.dataset ?? {};

export const text = (name, values = {}) =>
  Object.entries(values).reduce((line, [key, value]) => line.replace(`{${key}}`, value), said[name] ?? "");
