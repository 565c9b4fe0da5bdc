// What the pages gain from a script. Without it everything can be read: search and the choice of colours are then absent.
"use strict";
(() => {
  const root = document.documentElement;
  const store = (act) => { try { return act(localStorage); } catch { return null; } };  // storage may be forbidden
  const paint = (colours) => { root.dataset.colours = colours || "device"; };
  paint(store((kept) => kept.getItem("colours")));

  // Material takes single letters as commands, which makes trouble for speech input (WCAG 2.1.4): they stop here.
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    const searching = document.getElementById("__search")?.checked;
    if (event.key.length === 1 && !typing && !searching) event.stopImmediatePropagation();
  }, true);

  const chooseColours = () => {
    const chooser = document.querySelector(".colours");
    const chosen = store((kept) => kept.getItem("colours")) || "";
    for (const radio of chooser.querySelectorAll("input")) radio.checked = radio.value === chosen;
    chooser.addEventListener("change", (event) => {
      paint(event.target.value);
      store((kept) => kept.setItem("colours", event.target.value));
    });
    chooser.hidden = false;
  };

  // The menu of a phone and the results of a search close on Escape, and when the reader goes elsewhere.
  const closeWhenLeft = () => {
    const menu = document.querySelector(".menu details");
    const search = document.querySelector(".search");
    const toggle = document.getElementById("__search");
    const leave = (event) => {
      if (!menu.contains(event.target)) menu.open = false;
      if (search && toggle.checked && !search.contains(event.target)) toggle.click();
    };
    for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, leave);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };

  // On a phone the rows of these tables become blocks. Each cell then shows its heading, and keeps its role by name,
  // for some browsers forget what a table is once its display is changed.
  const stackTables = () => {
    for (const box of document.querySelectorAll(".register, .amounts, .signatories")) {
      const headings = [...box.querySelectorAll("th")].map((heading) => heading.textContent);
      const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
      for (const [name, role] of Object.entries(roles)) {
        for (const part of box.querySelectorAll(name)) part.setAttribute("role", role);
      }
      for (const cell of box.querySelectorAll("td")) cell.dataset.label = headings[cell.cellIndex];
      box.classList.add("stacks");
    }
  };

  // A table too wide for the screen scrolls in a box of its own, which the keyboard must be able to reach.
  const reachScrollers = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const wide = box.scrollWidth > box.clientWidth;
      for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", "Wide table"]]) {
        if (wide) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  };

  addEventListener("DOMContentLoaded", () => { chooseColours(); closeWhenLeft(); stackTables(); });
  for (const type of ["load", "resize"]) addEventListener(type, reachScrollers);
})();
