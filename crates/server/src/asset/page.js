// Comfort only: every page works without this. A click on a marked passage shows its records beside the text, and long
// tables get a box to filter their rows.
"use strict";

function records(panel) {
  const title = panel.querySelector("#panel-title");
  const bar = document.createElement("div");
  bar.className = "panel-bar";
  const all = document.createElement("button");
  all.type = "button";
  all.textContent = "Show all";
  title.before(bar);
  bar.append(title, all);

  let from = null;
  const clear = () => {
    panel.classList.remove("chosen");
    for (const lit of document.querySelectorAll(".picked, .lit, .lit-source")) {
      lit.classList.remove("picked", "lit", "lit-source");
    }
  };
  const light = (id, on) => {
    for (const passage of document.querySelectorAll(".passage")) {
      if (!passage.dataset.records.split(" ").includes(id)) continue;
      const source = passage.dataset.sources?.split(" ").includes(id);
      passage.classList.toggle(source ? "lit-source" : "lit", on);
    }
  };
  const close = () => {
    clear();
    title.textContent = "Records";
    from?.focus();
    from = null;
  };
  const show = (ids) => {
    clear();
    let shown = 0;
    for (const id of ids) {
      const card = document.getElementById(`r-${id}`);
      if (!card) continue;
      card.classList.add("picked");
      light(id, true);
      shown += 1;
    }
    if (shown === 0) return false;
    title.textContent = shown === 1 ? "From this passage" : `${shown} records from this passage`;
    panel.classList.add("chosen");
    panel.scrollTop = 0;
    return true;
  };

  document.querySelector(".text").addEventListener("click", (event) => {
    const passage = event.target.closest(".passage");
    if (!passage || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // A reader who marks words to copy them does not want the panel.
    if (!window.getSelection().isCollapsed || !show(passage.dataset.records.split(" "))) return;
    from = passage;
    panel.focus({ preventScroll: true });
    // On a narrow screen the panel lies over the lower part of the text.
    if (getComputedStyle(panel).position === "fixed") {
      const hidden = passage.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
      if (hidden > 0) window.scrollBy({ top: hidden + 24 });
    }
  });
  panel.addEventListener("click", (event) => {
    if (event.target === all) close();
    // On a narrow screen the panel covers the words that the link leads to.
    if (event.target.closest(".in-text") && panel.classList.contains("chosen")) clear();
  });
  panel.addEventListener("mouseover", (event) => hover(event, true));
  panel.addEventListener("mouseout", (event) => hover(event, false));
  const hover = (event, on) => {
    const card = event.target.closest(".card");
    if (card && !panel.classList.contains("chosen")) light(card.dataset.record, on);
  };
  // Who comes by a link to one record sees that one. On a narrow screen the panel would cover the words, and who
  // goes on from the list of records wants to keep it: there only the words light up.
  const arrive = (first) => {
    const id = location.hash.slice(1);
    if (!document.getElementById(`r-${id}`)) return;
    if (first && window.matchMedia("(min-width: 60rem)").matches) {
      show([id]);
    } else {
      clear();
      light(id, true);
    }
  };
  window.addEventListener("hashchange", () => arrive(false));
  arrive(true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("chosen")) close();
  });
}

function filter(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 8) return;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "filter";
  box.placeholder = `Filter these ${rows.length} ${table.dataset.filter}`;
  box.setAttribute("aria-label", box.placeholder);
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
  (table.closest(".scroll") ?? table).before(box);
}

const panel = document.getElementById("panel");
if (panel) records(panel);
for (const table of document.querySelectorAll("table[data-filter]")) filter(table);
