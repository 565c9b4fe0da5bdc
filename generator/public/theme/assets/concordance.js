// The search of the full text: loads those parts of the index (see concordance.py) that hold the words asked for.
"use strict";
(() => {
  const [LAST, MORE, WIDELY] = ["!#$()*:;=", "?@[]^_{|}", "~"];
  const WORD = /[\p{L}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu;
  const BEGINS = 3;  // letters from which on a word is also the beginning of longer ones
  const SPREAD = 3;  // so many parts at most are loaded for one word

  const numbers = (signs) => {
    const found = [];
    let sum = 0;
    for (const sign of signs) {
      const last = LAST.indexOf(sign);
      sum = sum * 9 + (last < 0 ? MORE.indexOf(sign) : last);
      if (last < 0) continue;
      found.push(sum);
      sum = 0;
    }
    return found;
  };
  const places = (signs) => {
    let place = -1;
    return numbers(signs).map((step) => { place += step + 1; return place; });
  };
  const code = (number) => (number >= 26 ? code(Math.floor(number / 26) - 1) : "") + String.fromCharCode(97 + number % 26);
  const common = (sets) => new Set([...(sets[0] ?? [])].filter((one) => sets.every((set) => set.has(one))));

  // `load` brings a script of data. What comes back answers words: for each the decisions, by their places in the
  // register, that have it; and those in which they stand together in one paragraph.
  globalThis.fullText = (load, address) => {
    let directory;
    const open = () => {
      directory ??= load(address).then(() => ({
        firsts: registerTexts.parts.split(" zq "),
        owners: numbers(registerTexts.paragraphs).flatMap((count, place) => Array(count).fill(place)),
      }));
      directory.catch(() => { directory = undefined; });
      return directory;
    };
    const parts = new Map();
    const part = (number) => {
      const name = code(number);
      if (!parts.has(name)) {
        const read = () => [...registerWords[name].matchAll(/(\S+) zq(\S*)/g)].map(([, word, signs]) => [word, signs]);
        parts.set(name, load(address.replace(/\.js$/, `/part-${name}.js`)).then(read));
        parts.get(name).catch(() => parts.delete(name));
      }
      return parts.get(name);
    };
    const lists = async (word, { firsts }) => {
      const from = Math.max(0, firsts.findLastIndex((first) => first <= word));
      let to = from + 1;
      while (to < from + SPREAD && word.length >= BEGINS && firsts[to]?.startsWith(word)) to += 1;
      const loaded = await Promise.all(firsts.slice(from, to).map((_, at) => part(from + at)));
      return loaded.flat().filter(([one]) => one === word || (word.length >= BEGINS && one.startsWith(word)));
    };
    const look = async (word, { firsts, owners }) => {
      const [found, paragraphs] = [new Set(), new Set()];
      let wide = false;
      for (const [, signs] of await lists(word, { firsts })) {
        if (signs.startsWith(WIDELY)) {
          wide = true;
          places(signs.slice(1)).forEach((place) => found.add(place));
        } else places(signs).forEach((place) => { found.add(owners[place]); paragraphs.add(place); });
      }
      return { found, paragraphs: wide ? undefined : paragraphs };
    };
    return async (words) => {
      const opened = await open();
      const looked = await Promise.all(words.map((word) => Promise.all((word.match(WORD) ?? []).map((one) => look(one, opened)))));
      const within = looked.flat().map(({ paragraphs }) => paragraphs).filter(Boolean);
      return {
        found: new Map(words.map((word, at) => [word, common(looked[at].map(({ found }) => found))])),
        together: new Set([...common(within)].map((place) => opened.owners[place])),
      };
    };
  };
})();
