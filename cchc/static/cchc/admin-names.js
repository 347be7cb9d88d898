// Django's fields with search (select2) come without names for those who cannot see the label beside them.
const named = (field) => {
  const select = field.closest(".select2")?.previousElementSibling;
  const label = select?.labels?.[0] ?? document.querySelector(`label[for="${select?.id}"]`);
  return label?.textContent.trim().replace(/:$/, "") || select?.closest("td")?.dataset.head || "";
};

const nameAll = () => {
  for (const field of document.querySelectorAll(".select2-selection")) {
    const name = named(field);
    if (!name) continue;
    const value = field.querySelector(".select2-selection__rendered");
    field.removeAttribute("aria-labelledby");
    field.setAttribute("aria-label", [name, value?.title].filter(Boolean).join(": "));
    value?.setAttribute("aria-label", name);
  }
};

// They are made when the page is ready, with each new row, and with each choice.
nameAll();
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
