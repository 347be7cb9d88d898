// Escape closes the help that has the focus, or that was opened last, and leaves the focus on its "?".
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const open = [...document.querySelectorAll("[data-passage][open]")];
  const help = open.find((one) => one.contains(document.activeElement)) ?? open.pop();
  if (!help) return;
  help.open = false;
  help.querySelector("summary").focus();
});
