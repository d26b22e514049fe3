/* What every page needs: its data, its elements (text is never markup), and comparison without accents. */

const get = (id) => document.getElementById(id);
const read = (id) => JSON.parse(get(id).textContent);

function element(name, { text, kind, click, lang } = {}, ...children) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  if (click) made.addEventListener("click", click);
  if (lang) made.lang = lang;
  if (name === "button") made.type = "button";
  made.append(...children.filter(Boolean));
  return made;
}
const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
