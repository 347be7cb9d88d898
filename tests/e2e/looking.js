// What a walk through the pages asks of each of them. Loaded into the page by the tests only.
window.walk = (() => {
  const shape = (part) =>
    [part, ...part.querySelectorAll("*")].map((one) => one.tagName + "." + one.getAttribute("class")).join(" ");

  // Rows that look like two earlier ones tell nothing new: what is left is quick to look at.
  const thin = () => {
    for (const list of document.querySelectorAll("main :is(table, tbody, ul, ol, dl, select)")) {
      const seen = new Map();
      for (const part of [...list.children]) {
        const name = shape(part);
        seen.set(name, (seen.get(name) ?? 0) + 1);
        if (seen.get(name) > 2 && part.tagName !== "THEAD" && part.tagName !== "DD" && part.tagName !== "DT") part.remove();
      }
    }
  };

  const serious = async () => {
    const found = await axe.run({ resultTypes: ["violations"], preload: false });
    return found.violations
      .filter((one) => ["serious", "critical"].includes(one.impact))
      .map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
  };

  const lines = (part) => part.innerText.split(/\n+/).map((line) => line.trim());

  // What there is to read; the buttons of an editor are tools.
  const text = () => {
    const tools = new Set([...document.querySelectorAll("main [role=toolbar]")].flatMap(lines));
    return [...new Set(lines(document.querySelector("main")))].filter((line) => line && !tools.has(line));
  };

  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

  const isAsked = (control) => {
    if (control.disabled || control.tabIndex < 0 || control.type === "hidden") return false;
    if (!control.checkVisibility({ visibilityProperty: true }) || !control.getClientRects().length) return false;
    if (control.type !== "radio") return true;
    const group = [...document.getElementsByName(control.name)].filter((one) => one.form === control.form);
    return control === (group.find((one) => one.checked) ?? group[0]);
  };

  const name = (control) => control.outerHTML.slice(0, 120);

  const isSeen = (control) => {
    const parts = [control, ...control.labels ?? []];
    return parts.some((part) => {
      const look = getComputedStyle(part);
      return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
    });
  };

  let reached, unseen;

  // From the top of the page; returns how often Tab must be pressed to come around.
  const start = () => {
    reached = new Set();
    unseen = [];
    document.addEventListener("focusin", (event) => {
      if (!reached.has(event.target) && !isSeen(event.target)) unseen.push(name(event.target));
      reached.add(event.target);
    });
    scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    return [...document.querySelectorAll(CONTROLS)].filter(isAsked).length;
  };

  const missed = () => [...document.querySelectorAll(CONTROLS)].filter(isAsked)
    .filter((one) => !reached.has(one)).map((one) => `not reached: ${name(one)}`)
    .concat(unseen.map((one) => `focus not seen: ${one}`));

  // The first action of the page; what Enter does to it is noted and goes no further.
  const action = () => {
    const found = [...document.querySelectorAll("main :is(a.button, button[type=submit], button.button)")].find(isAsked);
    if (!found) return false;
    document.addEventListener("click", (event) => {
      window.pressed = found === event.target;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true });
    found.focus();
    return true;
  };

  const wide = () => [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map(name).join(" | ");

  // The back office scrolls its "main" instead of the document.
  const fits = () => [document.documentElement, document.querySelector("#main, main")]
    .every((part) => part.scrollWidth <= part.clientWidth);

  return { thin, serious, text, start, missed, action, wide, fits };
})();
