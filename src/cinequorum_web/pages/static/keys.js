// Keys, and the list under the search box. Without this script every page reads the same.
const box = document.getElementById("q");
const list = document.getElementById("answers");
const help = document.getElementById("keys");
const STOPS = "main :is(.review, .dcard, .check, .fact, .timeline > li, .credits > li, .card, .lines > li, .hits > li, .passages > li, .beside li, .found > li)";
let at = -1;

const options = () => [...list.querySelectorAll("[role=option]")];

function choose(next) {
  const all = options();
  at = all.length ? (next + all.length + 1) % (all.length + 1) : -1; // one past the last is the box itself
  all.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
  const chosen = all[at];
  if (chosen) {
    box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function show(open) {
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  at = -1;
  box.removeAttribute("aria-activedescendant");
}

box.setAttribute("role", "combobox");
box.setAttribute("aria-controls", "answers");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-expanded", "false");
list.setAttribute("role", "listbox");

box.addEventListener("input", () => { if (!box.value.trim()) show(false); });
list.addEventListener("htmx:afterSwap", () => show(Boolean(box.value.trim()) && list.childElementCount > 0));
box.addEventListener("keydown", (event) => {
  const chosen = options()[at];
  if (event.key === "Escape") {
    if (!list.hidden) event.preventDefault(); // the first Esc closes the list, the second empties the box
    show(false);
  } else if (list.hidden) return;
  else if (event.key === "ArrowDown") { event.preventDefault(); choose(at + 1); }
  else if (event.key === "ArrowUp") { event.preventDefault(); choose(at < 0 ? options().length - 1 : at - 1); }
  else if (event.key === "Enter" && chosen) { event.preventDefault(); chosen.click(); }
});
document.addEventListener("click", (event) => { if (!event.target.closest(".find")) show(false); });
document.querySelector(".find").addEventListener("focusout", (event) => {
  if (event.relatedTarget && !event.relatedTarget.closest(".find")) show(false);
});

function step(by) {
  const stops = [...document.querySelectorAll(STOPS)].filter((stop) => stop.checkVisibility());
  const now = stops.findLastIndex((stop) => stop.contains(document.activeElement));
  const first = stops.findIndex((stop) => stop.getBoundingClientRect().bottom > 80);
  const next = stops[now < 0 ? (by > 0 ? first : first - 1) : now + by];
  if (!next) return;
  const to = next.querySelector("a[href]:not([tabindex='-1']), summary") ?? next;
  if (to === next) next.tabIndex = -1;
  to.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const KEYS = {
  "/": () => box.focus(),
  j: () => step(1),
  k: () => step(-1),
  r: () => (document.querySelector(".wall [aria-current] + a") ?? document.querySelector(".wall a"))?.click(),
  "?": () => help.showModal(),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
  if (event.ctrlKey || event.metaKey || event.altKey || typing || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
document.querySelector("[data-keys]").addEventListener("click", (event) => { event.preventDefault(); help.showModal(); });
