"use strict";
(() => {
  const root = document.documentElement;

  /* Theme: as the system says, until the reader chooses. */
  const button = document.getElementById("theme");
  const themes = ["auto", "light", "dark"];
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const setTheme = (value) => {
    if (value === "auto") delete root.dataset.theme; else root.dataset.theme = value;
    button.dataset.now = value;
    button.textContent = button.dataset.name + button.dataset[value];
  };
  setTheme(themes.includes(recall("theme")) ? recall("theme") : "auto");
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(button.dataset.now) + 1) % themes.length];
    setTheme(next);
    remember("theme", next);
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
    status: node.dataset.status,
    entity: node.dataset.entity,
    articles: new Set(node.dataset.articles.split(" ")),
    text: null,
  }));
  const textOf = (card) => {
    card.text ??= fold([...card.node.querySelectorAll("[data-find]")].map((e) => e.textContent).join("\n"));
    return card.text;
  };

  const facets = ["verdict", "severity", "status"];
  const choices = ["entity", "article", "sort"];
  const checked = (name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((e) => e.value);
  const readForm = () => ({
    q: form.elements.q.value.trim(),
    verdict: checked("verdict"),
    severity: checked("severity"),
    status: checked("status"),
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
    const set = [state.q, ...state.verdict, ...state.severity, ...state.status, state.entity, state.article].filter(Boolean).length;
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

  /* Decisions: drafts in this browser, until what the page exports has been recorded and a later
     page says so itself. Where nothing can be stored they last as long as the page. */
  const held = document.getElementById("table");
  const bytes = Uint8Array.from(atob(held.content.textContent), (char) => char.charCodeAt(0));
  const [columns, ...rows] = JSON.parse(new TextDecoder().decode(bytes));
  const run = held.dataset.run;
  const at = Object.fromEntries(columns.map((name, place) => [name, place]));
  const neutralise = (text) => (/^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
  const restore = (text) => (/^'+[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text);
  const told = ["status", "note", "until"];
  const said = (row) => Object.fromEntries([...told, "reviewer"].map((name) => [name, restore(row[at[name]])]));

  let drafts = {};
  const readDrafts = () => {
    try {
      const found = Object.entries(JSON.parse(recall("detector.decisions")));
      drafts = Object.fromEntries(found.filter(([, draft]) => told.every((name) => typeof draft[name] === "string")));
    } catch { /* none, or not ours */ }
  };
  const keepDraft = (id, draft) => {
    readDrafts();
    if (draft) drafts[id] = draft; else delete drafts[id];
    remember("detector.decisions", JSON.stringify(drafts));
  };
  const bar = document.getElementById("export");
  const reviewer = bar.elements.reviewer;
  const decided = () => cards.filter((card) => drafts[card.id]);

  const show = (card) => {
    const draft = drafts[card.id];
    const now = draft ? { ...draft, reviewer: reviewer.value.trim() } : said(card.row);
    const [status, note] = [card.node.querySelector(".status"), card.node.querySelector(".note")];
    const buttons = [...card.form.querySelectorAll("button[value]")];
    card.status = card.node.dataset.status = now.status;
    status.textContent = buttons.find((button) => button.value === now.status)?.dataset.name ?? now.status;
    note.hidden = !now.note;
    note.lastChild.textContent = [now.note, now.reviewer, now.until && card.form.dataset.until + now.until].filter(Boolean).join(" · ");
    card.text = null;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === now.status));
    buttons.at(-1).hidden = said(card.row).status === "open";
    card.form.querySelector(".undo").hidden = !draft;
    card.form.elements.note.value = now.note;
    card.form.elements.until.value = now.until;
  };
  const showBar = () => {
    const count = decided().length;
    const text = bar.querySelector("p");
    bar.hidden = !count;
    text.textContent = text.dataset.text.replace("{n}", count);
  };
  const redraw = (card) => { show(card); showBar(); apply(); };

  const blank = document.getElementById("review").content.firstElementChild;
  const addForm = (card) => {
    card.form = blank.cloneNode(true);
    card.node.querySelector(".facts").after(card.form);
    card.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { note, until } = card.form.elements;
      const status = event.submitter?.value;
      if (!note.value.trim()) { note.value = ""; note.reportValidity(); return; }
      keepDraft(card.id, { status, note: note.value.trim(), until: until.value });
      redraw(card);
    });
    card.form.querySelector(".undo").addEventListener("click", () => {
      keepDraft(card.id, null);
      redraw(card);
    });
  };

  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const csv = () => {
    const edited = new Map(decided().map((card) => [card.row, { ...drafts[card.id], reviewer: reviewer.value.trim() }]));
    const cells = (row) => row.map((text, place) => {
      const cell = edited.get(row)?.[columns[place]];
      return cell === undefined ? text : neutralise(cell);
    });
    return `\ufeff${[columns, ...rows.map(cells)].map((row) => `${row.map(quoted).join(",")}\n`).join("")}`;
  };
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    link.download = "discrepancies.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    for (const card of decided()) keepDraft(card.id, { ...drafts[card.id], exported: run });
  });
  reviewer.value = recall("detector.reviewer") ?? "";
  reviewer.addEventListener("input", () => {
    remember("detector.reviewer", reviewer.value);
    decided().forEach(show);
  });

  readDrafts();
  for (const card of cards) {
    card.row = rows[card.rank - 1];
    card.id = restore(card.row[at.discrepancy_id]);
    const draft = drafts[card.id];
    const recorded = draft && told.every((name) => draft[name] === said(card.row)[name]);
    if (recorded || (draft?.exported && draft.exported !== run)) keepDraft(card.id, null);
    addForm(card);
    show(card);
  }
  showBar();

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
