"use strict";
// One key for what is done all day: whatever carries data-key is clicked by its keys, outside fields.
// Single letters can be switched off, which is remembered on this machine.
(() => {
  const OFF = "cchc-keys-off";
  const help = document.querySelector("[data-keys]");
  const onOff = document.querySelector("[data-keys-switch]");

  const remembered = () => {
    try {
      return localStorage.getItem(OFF) === "yes";
    } catch {
      return false; // storage is closed; keys work until the page is left
    }
  };
  const remember = (off) => {
    try {
      if (off) localStorage.setItem(OFF, "yes");
      else localStorage.removeItem(OFF);
    } catch {
      // as above
    }
  };

  let off = remembered();
  const isField = (target) =>
    target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable], iframe"));
  const wanted = (key) =>
    [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key.split(" ").includes(key));

  const press = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (isField(event.target) || (off && event.key !== "?")) return;
    const target = wanted(event.key);
    if (!target) return;
    event.preventDefault();
    target.click();
  };

  document.addEventListener("keydown", press);
  if (help) help.hidden = false;
  if (onOff) {
    onOff.checked = !off;
    onOff.addEventListener("change", () => {
      off = !onOff.checked;
      remember(off);
    });
  }
})();
