// Marks to try: a slider beside each number, and the result drawn again by the server while one moves.
(() => {
  const form = document.querySelector("[data-trial]");
  if (!form) return;
  const result = document.querySelector("[data-trial-result]");
  const fields = [...form.querySelectorAll("input[data-max]")];
  let waiting = 0;
  let asked = 0;

  const changed = () => fields.filter((field) => field.value.trim() && field.value.trim() !== field.dataset.now);
  const query = () => new URLSearchParams(changed().map((field) => [field.name, field.value.trim()])).toString();

  async function draw() {
    const number = ++asked;
    const address = `${location.pathname}${query() ? `?${query()}` : ""}`;
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    result.replaceChildren(...page.querySelector("[data-trial-result]").childNodes);
    history.replaceState(null, "", `${address}#thu`);
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 250);
  }

  function addSlider(field) {
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: "0", max: field.dataset.max, step: "0.01" });
    slider.value = field.value.replace(",", ".");
    slider.setAttribute("aria-label", `${form.dataset.sliderLabel} ${field.name}`);
    slider.addEventListener("input", () => {
      field.value = slider.value.replace(".", ",");
      later();
    });
    field.addEventListener("input", () => {
      slider.value = field.value.replace(",", ".");
      later();
    });
    field.closest(".trial__field").append(slider);
  }

  // What is left as it is stays out of the address.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = query();
    location.assign(`${location.pathname}${text ? `?${text}` : ""}#thu`);
    if (location.search === (text ? `?${text}` : "")) draw();
  });
  fields.forEach(addSlider);
})();
