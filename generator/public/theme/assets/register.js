// What the pages gain from a script. Without it all can be read: only search and the choice of colours are then absent.
"use strict";
(() => {
  // What Material's script expects to find, which its theme would write into each page.
  const base = new URL("..", document.currentScript.src);
  Object.assign(globalThis, {
    __md_scope: base,
    __md_get: (key, store = localStorage, scope = base) => JSON.parse(store.getItem(`${scope.pathname}.${key}`)),
    __md_set: (key, value, store = localStorage, scope = base) => {
      try { store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* it is not kept, then */ }
    },
  });

  // Material's script asks for the index of the search on every page, and that of a large register is heavy. It is sent
  // for when the reader turns to the search, or has come from it and is shown the words again.
  const wanted = new Promise((go) => {
    if (/[?&][hq]=/.test(location.search)) go();
    const turned = ({ target }) => { if (target.closest?.(".search, .find__search")) go(); };
    for (const type of ["focusin", "pointerover"]) addEventListener(type, turned);
  });
  const indexes = new WeakSet();
  const { open, send } = XMLHttpRequest.prototype;
  Object.assign(XMLHttpRequest.prototype, {
    open(method, address, ...more) {
      if (`${address}` === `${base}search/search_index.json`) indexes.add(this);
      return open.call(this, method, address, ...more);
    },
    send(body) {
      if (indexes.has(this)) wanted.then(() => send.call(this, body));
      else send.call(this, body);
    },
  });

  // Material seeks the parts of a reference one by one, and any page with three of four may come first: all are needed.
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    const asked = message?.type === 2 && typeof message.data === "string"
      ? { ...message, data: message.data.replace(/(^|\s)(?=[^\s"+-]\S*\/\d{2,}(?:\s|$))/g, "$1+") } : message;
    return postMessage.call(this, asked, ...more);
  };

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keep = (act) => { try { return act(localStorage) || ""; } catch { return ""; } };  // storage may be forbidden
  // The words that scripts say come with the page where it is not in English; `counted` takes the form that is asked for.
  const words = () => JSON.parse(document.querySelector("#words")?.textContent || "{}");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  globalThis.say = (text, values = {}) => fill(words()[text] ?? text, values);
  globalThis.counted = (one, many, number, values = {}) => {
    const { lang } = document.documentElement;
    const forms = words()[one] ?? { one, other: many };
    const form = forms[new Intl.PluralRules(lang).select(number)] ?? forms.other;
    return fill(form, { number: number.toLocaleString("en-GB"), ...values });
  };
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

  // In an open search Tab goes on to the results and Escape back to the field. Material leaves the results to the arrows,
  // closes them at either key, and loses the focus.
  const steerSearch = (search, toggle) => {
    const query = search.querySelector("input");
    const close = () => { if (toggle.checked) toggle.click(); };
    search.addEventListener("keydown", (event) => {
      if (!toggle.checked || !["Tab", "Escape"].includes(event.key)) return;
      event.stopPropagation();
      if (event.key === "Tab") return all("[href]", search).forEach((link) => { link.tabIndex = 0; });
      query.focus();
      close();
      setTimeout(close, 50);  // Material opens it once more, a moment after the field has the focus
    });
    const further = search.querySelector(".search__text");  // the table searches the full text for what was typed
    query.addEventListener("input", () => {
      if (!toggle.checked) toggle.click();
      further.hidden = !query.value;
      further.firstElementChild.search = new URLSearchParams({ words: query.value, text: "yes" });
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

  // The number of a paragraph is a link to it, or a sign at its end, as beside headings: choosing it copies its address as
  // well, where the browser allows that.
  const copyLinks = (article) => {
    const said = document.createElement("p");
    Object.assign(said, { className: "said", role: "status" });
    article.append(said);
    let quiet;
    article.addEventListener("click", async ({ target, button }) => {
      const link = target.closest(".numbered > :first-child a, .headerlink");
      if (!link || button || !navigator.clipboard) return;
      try { await navigator.clipboard.writeText(link.href); } catch { return; }
      said.textContent = say("Link copied");
      clearTimeout(quiet);
      quiet = setTimeout(() => { said.textContent = ""; }, 4000);
    });
  };

  // Opened from a disk, a folder would be listed instead of showing its page; and the search cannot read its index.
  const nameFiles = () => {
    document.documentElement.classList.add("on-disk");
    for (const link of all("a[href]")) {
      const { protocol, pathname } = link;
      if (protocol === "file:" && pathname.endsWith("/")) link.pathname = `${pathname}index.html`;
    }
  };

  // The way to the search on the home page: it goes on to all decisions where the search is not offered.
  const leadToSearch = (link) => {
    const query = document.querySelector(".search__query");
    link.addEventListener("click", (event) => {
      if (!query.offsetParent || getComputedStyle(query).visibility === "hidden") return;
      event.preventDefault();
      query.focus();
    });
  };

  // The sign beside a heading is named after the section that it leads to, and is no part of the heading's own name.
  const nameSections = (links) => {
    const titles = [];
    for (const link of links) {
      const heading = link.parentElement, level = Number(heading.tagName[1]) - 2;
      titles.splice(level, Infinity, heading.textContent.slice(0, -link.textContent.length).trim());
      heading.ariaLabel = titles[level];
      link.ariaLabel = `${link.title}: ${titles.filter(Boolean).join(", ")}`;
    }
  };

  // No form of the site is ever sent anywhere: this search opens the table of all decisions at what was typed.
  const openTable = (form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });

  addEventListener("DOMContentLoaded", () => {
    nameSections(all(":is(h2, h3, h4) > .headerlink:last-child"));
    all(".search__form--table").forEach(openTable);
    all(".find__search").forEach(leadToSearch);
    if (location.protocol === "file:") nameFiles();
    all(".page--decision").forEach(copyLinks);
    all(".colours").forEach(offerColours);
    const [menu, search, toggle] = [".menu details", ".search", "#__search"].map((one) => document.querySelector(one));
    closeWhenLeft(menu, search, toggle);
    if (search.dataset.mdComponent) steerSearch(search, toggle);
    const stacked = "register amounts signatories held log specified ledger tally columns data-tables index--people "
      + "index--holders index--statuses";
    stacked.split(" ").forEach((kind) => all(`.${kind}`).forEach(stack));
  });
  addEventListener("load", () => {  // a table too wide for the screen scrolls in a box, which the keyboard must reach
    const wide = all(".md-typeset__scrollwrap").filter((box) => box.scrollWidth > box.clientWidth);
    for (const box of wide) Object.assign(box, { tabIndex: 0, role: "region", ariaLabel: say("Wide table") });
  });
})();
