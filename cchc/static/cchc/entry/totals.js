// Totals as the server worked them out.

const each = (form, selector, values) =>
  Object.entries(values).forEach(([key, value]) => {
    const place = form.querySelector(`[data-${selector}="${CSS.escape(key)}"]`);
    if (place) place.textContent = value;
  });

export const showTotals = (form, totals) => {
  if (totals.summary) showSheet(form, totals);
  if (totals.units) showGrid(form, totals);
};

const showSheet = (form, totals) => {
  const place = form.querySelector("[data-summary]");
  const open = [...place.querySelectorAll("details[open]")].map((each) => each.dataset.keepOpen);
  place.innerHTML = totals.summary;
  place.querySelectorAll("details").forEach((each) => { each.open = open.includes(each.dataset.keepOpen); });
  form.querySelector("[data-domains]").innerHTML = totals.domains;
};

const showGrid = (form, totals) => {
  for (const [unit, sums] of Object.entries(totals.units)) {
    const line = form.querySelector(`tr[data-unit="${CSS.escape(unit)}"]`);
    line?.querySelectorAll("[data-sum]").forEach((place, at) => { place.textContent = sums[at]; });
  }
  each(form, "mean", Object.fromEntries(Object.entries(totals.criteria).map(([code, [mean]]) => [code, mean])));
  each(form, "entered", Object.fromEntries(Object.entries(totals.criteria).map(([code, [, count]]) => [code, count])));
};
