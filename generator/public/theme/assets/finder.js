// The table of all decisions: filtered as a reader types, sorted, and remembered in the address of the page.
// The rows that stand in the page are moved and hidden; others are drawn from the index, which is loaded on first use.
"use strict";
(() => {
  const STEP = 100;  // so many rows are shown at once
  const ORDERS = { 0: ["newest", "oldest"], 1: ["reference", "reference-back"], 4: ["largest", "smallest"] };  // by column
  const UNITS = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9 };
  const AMOUNT = /^£?(\d[\d,]*(?:\.\d+)?|\.\d+)(k|thousand|mn?|million|bn?|billion)?$/;

  // Without accents and capitals, and with one sign for all that parts numbers: 2019/03 and 2019-03 are the same words.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[‘’]/g, "'").replace(/(\d),(?=\d)/g, "$1").replace(/[\s/‐-―−-]+/g, " ").trim();
  const pounds = (text) => {
    const [, number, unit] = AMOUNT.exec(text.toLowerCase().replace(/\s+/g, "")) ?? [];
    return number ? Number((number.replaceAll(",", "") * (UNITS[unit] ?? 1)).toFixed(6)) : undefined;
  };
  const written = (value) => `${value < 0 ? "−" : ""}£${Math.abs(value).toLocaleString("en-GB",
    { minimumFractionDigits: value % 1 ? 2 : 0, maximumFractionDigits: 6 })}`;

  // The index, column by column → a list of decisions.
  const number = (code) => [...code].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
  const decoded = ({ names, of }) => {
    const known = new Map();
    const named = (code) => known.get(code) ?? known.set(code, names[number(code)]).get(code);
    return of.split(",").map((codes) => (codes ? codes.split(" ").map(named) : []));
  };
  const opened = ({ references, titles, days, amounts, slugs, languages, ...coded }) => {
    const columns = "years categories statuses makers recipients withheld".split(" ").map((name) => decoded(coded[name]));
    const dates = days.split(",");
    const sums = amounts.split(",");
    return references.map((reference, place) => {
      const [[year], [category], [status], makers, recipients, [withheld]] = columns.map((column) => column[place]);
      const slug = slugs[reference] ?? reference.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
      const values = sums[place] ? sums[place].split(" ").map(Number) : [];
      const title = titles[place];
      return {
        place, reference, title, day: dates[place], values, amount: values[0], year, category, status, makers, recipients,
        withheld: withheld ?? "no", language: languages[reference], address: `${year}/${slug}/`,
        named: ` ${fold(reference)}`, titled: ` ${fold(title)}`, more: folded([...makers, ...recipients]), sums: worded(values),
      };
    });
  };
  const folded = (texts) => texts.map((text) => ` ${fold(text)}`).join("\n");
  const worded = (values) => values.map((value) => ` £${value} £${value / 1e6}m £${value / 1e3}k`).join("");

  // What is asked for → the decisions that answer it, best first.
  const matches = (asked, said) => {
    const least = pounds(asked.from ?? "") ?? -Infinity;
    const most = pounds(asked.to ?? "") ?? Infinity;
    const bounded = least > -Infinity || most < Infinity;
    const words = wordsOf(asked.words ?? "");
    const sums = words.map((word) => (word.includes(" ") ? undefined : pounds(word)));
    return (one) => (!asked.year || one.year === asked.year)
      && (!asked.category || one.category === asked.category)
      && (!asked.status || one.status === asked.status)
      && (!asked.withheld || one.withheld === asked.withheld)
      && (!asked.maker || one.makers.includes(asked.maker))
      && (!bounded || (one.amount >= least && one.amount <= most))
      && words.every((word, at) => one.named.includes(word) || one.titled.includes(word) || one.more.includes(word)
        || one.sums.includes(word) || one.summary?.includes(word) || one.values.includes(sums[at])
        || said?.found.get(word)?.has(one.place));
  };
  const wordsOf = (query) => query.replace(/(\d)\s+(thousand|k|million|mn?|billion|bn?)(?![\p{L}])/giu, "$1$2")
    .split(/\s+/).map(fold).filter(Boolean);
  const worth = (query, said) => {
    const phrase = fold(query);
    const [words, sum] = [wordsOf(query), pounds(query)];
    return (one) => [
      one.named.endsWith(` ${phrase}`), one.values.includes(sum), one.named.includes(phrase),
      one.titled.includes(` ${phrase}`), words.every((word) => one.titled.includes(` ${word}`)),
      words.every((word) => one.titled.includes(word)), one.more.includes(` ${phrase}`),
      one.summary?.includes(` ${phrase}`), said?.together.has(one.place), true,
    ].indexOf(true);
  };
  const collator = new Intl.Collator("en", { numeric: true });
  const sorted = (ones, order, query, said) => {
    const [up, down] = [(one) => one.amount ?? Infinity, (one) => -(one.amount ?? -Infinity)];
    const by = (key) => [...ones].sort((one, other) => key(one) - key(other) || one.place - other.place);
    switch (order) {
      case "newest": return ones;
      case "oldest": return [...ones].reverse();
      case "largest": return by(down);
      case "smallest": return by(up);
      case "reference": return [...ones].sort((one, other) => collator.compare(one.reference, other.reference));
      case "reference-back": return [...ones].sort((one, other) => collator.compare(other.reference, one.reference));
      default: {
        if (!query) return ones;
        const rank = worth(query, said);
        const ranks = new Map(ones.map((one) => [one, rank(one)]));
        return by((one) => ranks.get(one));
      }
    }
  };

  const make = (name, { text, ...more } = {}, ...children) => {
    const made = Object.assign(document.createElement(name), more);
    made.append(...(text === undefined ? children : [text]));
    return made;
  };
  const longDate = (day, months) => {
    const [year, month, date] = day.split("-").map(Number);
    return months[month - 1].replace("{day}", date).replace("{year}", year);
  };
  const draw = (one, { statuses, part, removed, months }, labels) => {
    const title = make("a", { href: one.address, text: one.title || removed });
    if (one.language) title.lang = one.language;
    const marks = one.status === "made" ? [] : [[one.status, statuses[one.status]]];
    if (one.withheld === "yes") marks.push(["part", part]);
    const signs = marks.flatMap(([kind, text]) => [" ", make("span", { className: `status status--${kind}`, text })]);
    const cells = [[one.day ? longDate(one.day, months) : say("No date")], [one.reference], [title, ...signs], [one.category ?? "-"],
      one.amount === undefined ? [] : [written(one.amount)]];
    return make("tr", { role: "row" }, ...cells.map((cell, at) => {
      const made = make("td", { role: "cell" }, ...cell);
      made.dataset.label = labels[at];
      return made;
    }));
  };

  // Why a row was found, where its reference and title do not say so.
  const reason = (one, words, answer) => {
    const missing = words.filter((word) => !one.titled.includes(word) && !one.named.includes(word))
      .sort((word, other) => other.length - word.length);  // a short word may stand anywhere: the longest one tells most
    const has = (text) => missing.length > 0 && fold(text).includes(missing[0]);
    const sums = one.values.slice(1).filter((value) => missing.some((word) => worded([value]).includes(word) || pounds(word) === value));
    const found = [
      ...one.recipients.filter(has).map((name) => say("Recipient: {name}", { name })),
      ...one.makers.filter(has).map((name) => say("Decision maker: {name}", { name })),
      ...sums.map((value) => say("Another amount: {amount}", { amount: written(value) })),
    ];
    const within = missing.some((word) => answer?.found.get(word)?.has(one.place)) ? say("In the full text") : "";
    if (found.length || !one.told || !has(one.told)) return found.slice(0, 2).join(" · ") || within;
    const said = one.told.split(" ");
    const at = Math.max(0, said.findIndex((word) => fold(word).includes(missing[0].split(" ")[0])) - 6);
    return `${at ? "… " : ""}${said.slice(at, at + 18).join(" ")}${at + 18 < said.length ? " …" : ""}`;
  };

  const begin = (form) => {
    const box = document.querySelector(".register--all");
    const table = box.querySelector("table");
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const labels = heads.map((head) => head.textContent);
    const rows = [...body.rows];  // by place; those that the page lacks are added when they are first shown
    const count = make("span", { className: "finder__count" });
    const chosen = make("span", { className: "finder__chosen" });
    const clear = make("button", { type: "button", className: "finder__clear", text: say("Clear") });
    const deeper = make("button", { type: "button", className: "finder__deeper", hidden: true, text: say("Search the full text too") });
    const spoken = make("p", { className: "finder__spoken" });
    spoken.setAttribute("role", "status");
    const more = make("button", { type: "button", className: "finder__further", hidden: true });
    form.after(make("p", { className: "finder__said" }, count, deeper, chosen, clear), spoken);
    box.after(more);
    const meaning = document.querySelector(".meaning");
    const newest = document.querySelector(".newest-only");  // what it says holds until the script draws the table
    let [decisions, words, shown, most, typing, speaking] = [undefined, {}, [], STEP, false, 0];

    const asked = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value));
    const restore = () => {
      const wanted = new URLSearchParams(location.search);
      for (const control of form.elements) {
        if (control.type === "checkbox") control.checked = wanted.has(control.name);
        else if (control.name) control.value = wanted.get(control.name) ?? "";
      }
    };
    const remember = (how) => {
      const query = new URLSearchParams(asked()).toString();
      try { history[how](null, "", `${location.pathname}${query ? `?${query}` : ""}`); } catch { /* from a disk */ }
    };

    const load = (name) => new Promise((done, failed) => {
      document.head.append(make("script", { src: new URL(name, location.href).href, onload: done, onerror: failed }));
    });
    let loading;
    const ready = () => {
      loading ??= load(form.dataset.index).then(() => {
        ({ words } = registerIndex);
        decisions = opened(registerIndex);
      }, () => { loading = undefined; });
      return loading;
    };
    let told;
    const withSummaries = () => {
      decisions.forEach((one, place) => {
        one.told = registerSummaries[place];
        one.summary = ` ${fold(one.told)}`;
      });
      show();
    };

    // What the full text has for the words that stand there now; it follows when the reader has stopped typing.
    const search = form.dataset.texts && fullText(load, form.dataset.texts);
    let [said, heeding, failed] = [undefined, 0, false];
    const heard = ({ words, text }) => (text && said?.query === words ? said : undefined);
    const heed = () => {
      clearTimeout(heeding);
      failed = false;
      const { words: query, text } = asked();
      if (!search || !query || !text || said?.query === query) return;
      heeding = setTimeout(async () => {
        const found = await search(wordsOf(query)).catch(() => undefined);
        const now = asked();
        if (now.words !== query || !now.text) return;  // the reader has gone on meanwhile
        [said, failed] = [found && { query, ...found }, !found];
        show();
      }, 250);
    };

    const row = (one, terms, answer) => {
      rows[one.place] ??= draw(one, words, labels);
      const cell = rows[one.place].cells[2];
      cell.querySelector(".found")?.remove();
      const why = terms.length ? reason(one, terms, answer) : "";
      if (why) cell.append(make("span", { className: "found", text: why }));
      return rows[one.place];
    };
    // Never more than a reader asks for: a browser needs a tenth of a second and more to lay out a thousand rows.
    const list = (until, from = 0) => {
      const [terms, answer] = [wordsOf(asked().words ?? ""), heard(asked())];
      const wanted = shown.slice(from, until).map((one) => row(one, terms, answer));
      if (from) body.append(...wanted);
      else body.replaceChildren(...wanted);
      more.hidden = until >= shown.length;
      more.textContent = say("Show more");
    };
    const tell = () => {
      const [number, all] = [shown.length, decisions.length.toLocaleString("en-GB")];
      const found = number ? counted("{number} of {all} decisions", "{number} of {all} decisions", number, { all })
        : say("No decision found.");
      const unheard = say("The full text could not be loaded.");
      const text = failed ? `${found.replace(/\.$/, "")}. ${unheard}` : found;
      count.textContent = text;
      clearTimeout(speaking);  // a screen reader is told when the reader has stopped typing
      speaking = setTimeout(() => { spoken.textContent = text; }, 700);
    };
    const mark = () => {
      const given = asked();
      const names = Object.entries(given).filter(([name]) => !["words", "text", "sort"].includes(name)).map(([name, value]) => {
        const control = form.elements[name];
        return `${control.labels[0].textContent}: ${control.selectedOptions?.[0]?.textContent ?? value}`;
      });
      chosen.textContent = names.join(" · ");
      clear.hidden = !Object.keys(given).length;
      form.querySelector("summary").dataset.active = names.length || "";
      for (const name of ["from", "to"]) {
        form.elements[name].ariaInvalid = given[name] && pounds(given[name]) === undefined ? "true" : "false";
      }
      for (const [column, [first, second]] of Object.entries(ORDERS)) {
        const order = given.sort ?? (given.words ? "" : "newest");
        const descends = ["newest", "largest", "reference-back"].includes(order);
        heads[column].ariaSort = [first, second].includes(order) ? (descends ? "descending" : "ascending") : "none";
      }
    };
    const show = () => {
      const given = asked();
      const answer = heard(given);
      shown = sorted(decisions.filter(matches(given, answer)), given.sort, given.words, answer);
      most = STEP;
      list(most);
      box.hidden = !shown.length;
      if (meaning) meaning.hidden = box.hidden;
      deeper.hidden = !box.hidden || !search || !given.words || Boolean(given.text);
      if (newest) newest.hidden = true;
      tell();
    };
    const act = async () => {
      mark();
      await ready();
      if (!decisions) return;
      heed();
      show();
      if (asked().words) told ??= load(form.dataset.summaries).then(withSummaries, () => { told = undefined; });
    };

    for (const [column, [first, second]] of Object.entries(ORDERS)) {
      const button = make("button", { type: "button" }, ...heads[column].childNodes);
      heads[column].append(button);
      button.addEventListener("click", () => {
        const now = form.elements.sort.value || (form.elements.words.value ? "" : "newest");
        form.elements.sort.value = now === first ? second : first;
        remember("pushState");
        act();
      });
    }
    // The first letter of a search makes an entry in the history, and the others change it, so that Back undoes a search.
    form.addEventListener("input", ({ target }) => {
      if (target.tagName !== "INPUT" || target.type === "checkbox") return;
      remember(typing ? "replaceState" : "pushState");
      typing = true;
      act();
    });
    form.addEventListener("change", ({ target }) => {
      typing = false;
      if (target.tagName !== "SELECT" && target.type !== "checkbox") return;
      remember("pushState");
      act();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      typing = false;
      act();
    });
    form.addEventListener("focusin", ready);
    clear.addEventListener("click", () => {
      form.reset();
      remember("pushState");
      act();
      form.elements.words.focus();
    });
    deeper.addEventListener("click", () => {
      form.elements.text.checked = true;
      remember("pushState");
      act();
      form.elements.text.focus();  // the button goes
    });
    more.addEventListener("click", () => {
      const from = most;
      list(most += STEP, from);
      body.rows[from]?.querySelector("a").focus();
    });
    addEventListener("popstate", () => {
      typing = false;
      restore();
      act();
    });
    addEventListener("beforeprint", () => { if (decisions) list(Infinity); else ready(); });
    addEventListener("afterprint", () => { if (decisions) list(most); });
    restore();
    mark();
    if (Object.keys(asked()).length) act();
  };
  document.querySelectorAll(".finder").forEach(begin);
})();
