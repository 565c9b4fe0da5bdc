// What the pages gain from a script. Without it all can be read: only search and the choice of colours are then absent.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keep = (act) => { try { return act(localStorage) || ""; } catch { return ""; } };  // storage may be forbidden
  const paint = (colours) => { document.documentElement.dataset.colours = colours; };
  const chosen = keep((store) => store.getItem("colours"));
  paint(chosen);  // now, before the page is painted

  // Material takes single letters as commands, which makes trouble for speech input (WCAG 2.1.4): they stop here.
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key.length === 1 && !typing && !document.querySelector("#__search:checked")) event.stopPropagation();
  }, true);

  const offerColours = (box) => {
    for (const radio of all("input", box)) radio.checked = radio.value === chosen;
    box.addEventListener("change", ({ target }) => {
      paint(target.value);
      keep((store) => store.setItem("colours", target.value));
    });
    box.hidden = false;
  };

  // The menu of a phone closes on Escape; it and the results of a search also close when the reader goes elsewhere.
  const closeWhenLeft = (menu, search, toggle) => {
    for (const type of ["pointerdown", "focusin"]) {
      document.addEventListener(type, ({ target }) => {
        if (!menu.contains(target)) menu.open = false;
        if (toggle.checked && !search.contains(target)) toggle.click();
      });
    }
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };

  // On a phone the rows of these tables become blocks. A cell then shows its heading, and each part keeps its role by
  // name, for some browsers forget what a table is once its display is changed.
  const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", th: "columnheader", td: "cell" };
  const stack = (box) => {
    for (const [parts, role] of Object.entries(ROLES)) all(parts, box).forEach((part) => part.setAttribute("role", role));
    const headings = all("th", box).map((heading) => heading.textContent);
    for (const cell of all("td", box)) cell.dataset.label = headings[cell.cellIndex];
    box.classList.add("stacks");
  };

  addEventListener("DOMContentLoaded", () => {
    all(".colours").forEach(offerColours);
    closeWhenLeft(...[".menu details", ".search", "#__search"].map((one) => document.querySelector(one)));
    all(".register, .amounts, .signatories, .columns, .data-tables").forEach(stack);
  });
  addEventListener("load", () => {  // a table too wide for the screen scrolls in a box, which the keyboard must reach
    const wide = all(".md-typeset__scrollwrap").filter((box) => box.scrollWidth > box.clientWidth);
    for (const box of wide) Object.assign(box, { tabIndex: 0, role: "region", ariaLabel: "Wide table" });
  });
})();
