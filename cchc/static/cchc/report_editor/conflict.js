// Two texts of one section, side by side; the person chooses, and nothing is lost until then.

const pattern = document.querySelector("template[data-conflict]");

export const showConflict = (form, theirs, mine, chosen) => {
  form.querySelector(".editor-conflict")?.remove();
  const piece = pattern.content.firstElementChild.cloneNode(true);
  piece.querySelector("[data-message]").textContent = theirs.message;
  piece.querySelector("[data-theirs]").innerHTML = theirs.html; // clean, from the server
  piece.querySelector("[data-mine]").innerHTML = mine; // as the editor's schema has it
  const decide = (keeps) => {
    piece.remove();
    chosen(keeps);
  };
  piece.querySelector("[data-take]").addEventListener("click", () => decide(false));
  piece.querySelector("[data-keep]").addEventListener("click", () => decide(true));
  form.prepend(piece);
  piece.scrollIntoView({ block: "start" });
};
