// Findings of the figures check beside the section that is written: asked for at first, and after every save.
const place = document.querySelector("[data-check]");
const status = document.querySelector("[data-editor] [data-status]");

async function check() {
  const summary = place.querySelector("[data-check-summary]");
  try {
    const response = await fetch(place.dataset.checkUrl, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    const answer = await response.json();
    // Made by the portal's own template, every text in it escaped.
    place.querySelector("[data-check-findings]").innerHTML = answer.html;
    summary.textContent = answer.summary;
  } catch {
    summary.textContent = place.dataset.failed;
  }
}

if (place) {
  check();
  if (status) {
    new MutationObserver(() => {
      if (status.dataset.s === "saved") check();
    }).observe(status, { attributes: true, attributeFilter: ["data-s"] });
  }
}
