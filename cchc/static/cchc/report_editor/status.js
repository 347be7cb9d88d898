// How things stand, in words, and where to sign in again.

import { text } from "../entry/texts.js";

export const showStatus = (form, state) => {
  const place = form.querySelector("[data-status]");
  const words = wordsOf(state);
  if (place.textContent !== words) place.textContent = words;
  place.dataset.s = state.item?.held ? "conflict" : state.line || (state.item ? "waiting" : "saved");
  if (!state.line) form.querySelector("[data-status-more]").replaceChildren();
  else if (state.line === "signin" && state.answer?.signin) offerSignIn(form, state.answer.signin);
};

const wordsOf = ({ line, answer = {}, saving, item, isKept, savedAt, told }) => {
  if (item?.held) return text("conflict");
  if (line) return [answer.message ?? answer.error, text(line)].filter(Boolean).join(" ");
  const kept = isKept || !item ? "" : text("keptOnlyHere");
  const now = saving ? text("saving") : item ? text("waiting") : savedAt && text("saved", { time: savedAt });
  return [now, told, kept].filter(Boolean).join(" ");
};

const offerSignIn = (form, address) => {
  const link = document.createElement("a");
  link.href = `${address}?next=${encodeURIComponent(location.pathname)}`;
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = text("signinLink");
  form.querySelector("[data-status-more]").replaceChildren(link);
};
