// One key is one decision: the button that names it is pressed. Nothing happens while somebody types.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (button) { event.preventDefault(); button.click(); }
});
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset.copy);
    text.select();
    navigator.clipboard?.writeText(text.value).then(() => { button.textContent = button.dataset.done; });
  });
});
// A text that is too long is not sent: on the way back from the server it would be lost.
document.querySelectorAll("textarea[data-most]").forEach((text) => {
  text.addEventListener("input", () => text.setCustomValidity(""));
  text.form.addEventListener("submit", (event) => {
    const bytes = new TextEncoder().encode(text.value).length;
    text.setCustomValidity(bytes > Number(text.dataset.most) ? text.dataset.told : "");
    if (!text.reportValidity()) event.preventDefault();
  });
});
