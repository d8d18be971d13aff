"use strict";
(() => {
  const root = document.documentElement;

  /* Theme: as the system says, until the reader chooses. */
  const button = document.getElementById("theme");
  const themes = ["auto", "light", "dark"];
  const remember = (value) => { try { localStorage.setItem("theme", value); } catch { /* not kept */ } };
  const recall = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const setTheme = (value) => {
    if (value === "auto") delete root.dataset.theme; else root.dataset.theme = value;
    button.dataset.now = value;
    button.textContent = button.dataset.name + button.dataset[value];
  };
  setTheme(themes.includes(recall()) ? recall() : "auto");
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(button.dataset.now) + 1) % themes.length];
    setTheme(next);
    remember(next);
  });

  /* Filters: the form is the state, and the address repeats it. */
  const form = document.getElementById("filters");
  if (!form) return;
  const box = document.getElementById("filter-box");
  const list = document.getElementById("list");
  const showing = document.getElementById("showing");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const cards = [...list.querySelectorAll(".card")].map((node) => ({
    node,
    rank: Number(node.dataset.rank),
    spread: Number(node.dataset.spread),
    verdict: node.dataset.v,
    severity: node.dataset.severity,
    entity: node.dataset.entity,
    articles: new Set(node.dataset.articles.split(" ")),
    text: null,
  }));
  const textOf = (card) => {
    card.text ??= fold([...card.node.querySelectorAll("[data-find]")].map((e) => e.textContent).join("\n"));
    return card.text;
  };

  const facets = ["verdict", "severity"];
  const choices = ["entity", "article", "sort"];
  const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((e) => e.value);
  const readForm = () => ({
    q: form.elements.q.value.trim(),
    verdict: checked("verdict"),
    severity: checked("severity"),
    entity: form.elements.entity.value,
    article: form.elements.article.value,
    number: form.elements.article.selectedOptions[0]?.dataset.number,
    sort: form.elements.sort.value,
  });

  const readAddress = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    form.elements.q.value = given.get("q") ?? "";
    for (const name of choices) {
      const select = form.elements[name];
      const wanted = given.get(name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    for (const name of facets) {
      const wanted = new Set((given.get(name) ?? "").split(","));
      for (const input of form.querySelectorAll(`input[name="${name}"]`)) input.checked = wanted.has(input.value);
    }
  };
  const writeAddress = (state) => {
    const out = new URLSearchParams();
    for (const name of ["q", ...facets, ...choices]) if (state[name].length) out.set(name, String(state[name]));
    const hash = out.toString().replaceAll("%2C", ",");
    const here = location.href.split("#")[0];
    history.replaceState(null, "", hash ? `${here}#${hash}` : here);
  };

  const matches = (card, state, words, except) =>
    facets.every((f) => f === except || !state[f].length || state[f].includes(card[f]))
    && (!state.entity || card.entity === state.entity)
    && (!state.article || card.articles.has(state.number))
    && words.every((word) => textOf(card).includes(word));

  const orders = {
    "": (a, b) => a.rank - b.rank,
    entity: (a, b) => a.entity.localeCompare(b.entity, root.lang) || a.rank - b.rank,
    spread: (a, b) => b.spread - a.spread || a.rank - b.rank,
  };
  let order = "";
  const arrange = (wanted) => {
    if (wanted === order) return;
    order = wanted;
    cards.sort(orders[order]);
    list.append(...cards.map((card) => card.node));
  };

  const apply = () => {
    const state = readForm();
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    arrange(state.sort);
    let shown = 0;
    for (const card of cards) {
      const fits = matches(card, state, words);
      if (card.node.hidden === fits) card.node.hidden = !fits;
      shown += fits;
    }
    for (const output of form.querySelectorAll("output[data-count]")) {
      const [facet, value] = output.dataset.count.split(":");
      output.textContent = cards.filter((c) => c[facet] === value && matches(c, state, words, facet)).length;
    }
    const set = [state.q, ...state.verdict, ...state.severity, state.entity, state.article].filter(Boolean).length;
    document.getElementById("active").textContent = set ? `(${set})` : "";
    document.getElementById("no-results").hidden = shown > 0;
    showing.textContent = showing.dataset.text.replace("{shown}", shown).replace("{all}", cards.length);
    return state;
  };
  const change = () => writeAddress(apply());

  let timer;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(change, event.target.name === "q" ? 150 : 0);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
  form.addEventListener("reset", () => setTimeout(change));

  /* An address names one card, or a state of the filters; other places are the browser's. */
  const follow = () => {
    const card = cards.find(({ node }) => `#${node.id}` === location.hash);
    if (!card && location.hash && !location.hash.includes("=")) return;
    if (!card || card.node.hidden) {
      readAddress();
      apply();
    }
    card?.node.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  form.closest("aside").hidden = false;
  showing.hidden = false;
  box.open = matchMedia("(min-width: 64rem)").matches || location.hash.includes("=");
  apply();
  follow();
})();
