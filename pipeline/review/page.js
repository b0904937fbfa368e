"use strict";
// The review page: one report at a time, its text with the records marked, and the reviewer's decisions.

const data = JSON.parse(document.getElementById("data").textContent);
const { labels, tables, reports } = data;
const MARKED = ["sections", "tasks", "findings", "titles", "dates", "indicators"]; // later ones lie on top
const EDTF = "(\\.\\.|\\d{4}(-\\d{2}(-\\d{2})?)?)(/(\\.\\.|\\d{4}(-\\d{2}(-\\d{2})?)?))?";
const EDTF_FIELDS = new Set(["period", "change_base", "edtf", "action_date", "deadline", "publish_date"]);
const ABOUT = "documents"; // what the report says of itself: a record without a place
const KIND = { indicators: "kind", dates: "kind", titles: "action", findings: "rule" };
const KEYS = [
  ["j", "key_j"], ["k", "key_k"], ["n", "key_n"], ["/", "key_search"], ["t", "key_t"], ["a", "key_a"], ["c", "key_c"],
  ["x", "key_x"], ["u", "key_u"], ["i", "key_i"], ["m", "key_m"], ["s", "key_s"], ["l", "key_l"], ["d", "key_d"], ["?", "key_help"], ["Esc", "key_esc"],
];

const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

const $ = (id) => document.getElementById(id);
const filters = { tables: new Set(MARKED.filter((table) => table !== "sections")), kind: "", section: "", finding: "", review: "", search: "" };
const sorting = { column: "place", descending: false };
let language = remembered("language") === "en" ? 0 : 1;
let report; // the report shown
let records = []; // its records in order of place
let shown = []; // those that pass the filters
let byKey = new Map();
let doubtsOn = new Map(); // key of a record -> findings that name it
let selected = null;
let tableIsStale = true;
let unsaved = false;

// ---- Small things

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
function remembered(key) {
  try { return localStorage.getItem(`zhibiao-review:${key}`); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(`zhibiao-review:${key}`, value); } catch { /* private windows keep nothing */ }
}
const label = (group, name) => labels[group][name]?.[language] ?? name;
const ui = (name) => label("ui", name);
const fileName = (source) => source.split("/").at(-1);
const keyOf = (record) => `${record.table}:${record.seq}`;
const sectionIn = (section, path) => section === path || section.startsWith(`${path}/`);

function say(message) {
  $("status").textContent = message;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("status").textContent = ""; }, 4000);
}

function figure(value) {
  return value === null || value === undefined ? "?" : value.toLocaleString("en-US", { maximumFractionDigits: 10 });
}

function quantity(record) {
  const bound = { about: "≈ ", over: "> ", ge: "≥ ", le: "≤ ", under: "< " }[record.bound] ?? "";
  const value = record.bound === "range" ? `${figure(record.low)}～${figure(record.high)}` : bound + figure(record.value);
  return `${value} ${record.unit}`;
}

// What a field shows: enumerations in the reader's language, lists joined, the rest as it is.
function shownValue(name, value) {
  if (Array.isArray(value)) return value.map((one) => shownValue(name, one)).join("、");
  if (typeof value === "number") return ["value", "low", "high"].includes(name) ? figure(value) : String(value);
  if (name === "code" && value in labels.variables) return `${label("variables", value)} (${value})`;
  const enumerated = ["genre", "kind", "role", "bound", "nature", "change_basis", "action", "rule", "severity", "flags", "review"];
  return enumerated.includes(name) ? label("values", value) : String(value);
}

function summary(record) {
  return {
    indicators: () => record.name, dates: () => record.text, titles: () => record.title ?? record.number ?? record.text,
    tasks: () => record.lead.join("、") || record.text, findings: () => record.message,
    sections: () => `${record.label} ${record.heading}`, documents: () => record.title ?? fileName(record.source),
  }[record.table]();
}

const when = (record) => record.period ?? record.edtf ?? record.deadline ?? record.action_date ?? "";
const nature = (record) => [record.kind, record.action, record.rule, record.role, record.nature, record.severity].filter(Boolean);

// ---- Decisions: kept in the browser until they are saved

function decisions(doc = report) {
  doc.decisions ??= JSON.parse(remembered(doc.document.doc_id) ?? "{}");
  return doc.decisions;
}
const decisionOn = (record) => decisions()[keyOf(record)] ?? null;
function reviewOf(record) {
  const verdict = decisionOn(record)?.verdict ?? record.review ?? "";
  return verdict === "withdrawn" ? "" : verdict;
}
const allDecisions = () => reports.flatMap((doc) => Object.entries(decisions(doc)).map(([key, one]) => [doc, key, one]));

function decide(record, verdict, changes = null, note = null) {
  if (verdict === "rejected" && record.table === ABOUT) return;
  if (isNew(record)) return redecide(record, verdict, changes, note);
  const stored = record.review && verdict === "withdrawn"; // in the store, so taking back is a decision, too
  if (verdict === "withdrawn" && !stored) delete decisions()[keyOf(record)];
  else decisions()[keyOf(record)] = { verdict, new: changes, note, reviewed_at: new Date().toISOString() };
  remember(report.document.doc_id, JSON.stringify(decisions()));
  unsaved = true;
  if (record.table === ABOUT) showFrame();
  if (filters.review) refresh();
  else update(record);
}

// Shows a decision without drawing the whole page again.
function update(record) {
  const key = keyOf(record);
  const isRejected = (mark) => mark.dataset.on.split(" ").some((one) => reviewOf(byKey.get(one)) === "rejected");
  for (const mark of document.querySelectorAll(`mark[data-on~="${key}"]`)) mark.classList.toggle("rejected", isRejected(mark));
  document.querySelector(`tr[data-key="${key}"]`)?.replaceWith(tableRow(record));
  $("pending").textContent = String(allDecisions().length);
  showCard();
}

function correctionLine(doc, key, decision) {
  const [table, seq] = key.split(":");
  if (decision.verdict === "added") return addedLine(doc, table, decision);
  const record = doc.rows[table].find((row) => row.seq === Number(seq));
  if (!record) return null;
  const fields = tables[table].filter((field) => field.content).map((field) => field.name);
  const old = Object.fromEntries(fields.map((name) => [name, record[name] ?? null]));
  const place = { row: record.seq, start: record.start, end: record.end, text: record.text };
  return lineOf(doc, decision, { table, ...place, old, new: decision.new });
}

function lineOf(doc, decision, said) {
  return JSON.stringify({
    doc_id: doc.document.doc_id, ...said, verdict: decision.verdict,
    reviewer: $("reviewer").value.trim(), reviewed_at: decision.reviewed_at, note: decision.note,
    extractor_version: doc.document.extractor_version,
  });
}

function save() {
  const lines = allDecisions().map(([doc, key, one]) => correctionLine(doc, key, one)).filter(Boolean);
  if (!lines.length) return say(ui("nothing_to_save"));
  if (!$("reviewer").value.trim()) { $("reviewer").focus(); return say(ui("name_needed")); }
  const url = URL.createObjectURL(new Blob([lines.map((line) => `${line}\n`).join("")], { type: "application/jsonl" }));
  const name = reports.length === 1 ? `corrections-${report.document.doc_id}.jsonl` : "corrections.jsonl";
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  unsaved = false;
  say(`${ui("saved")}: ${name}`);
}

// ---- Filters

function passes(record) {
  if (!filters.tables.has(record.table)) return false;
  if (filters.kind && `${record.table}.${record[KIND[record.table]]}` !== filters.kind) return false;
  if (filters.section && !sectionIn(record.section, filters.section)) return false;
  if (filters.finding && !hasDoubt(record, filters.finding)) return false;
  if (filters.review && !passesReview(record)) return false;
  return !filters.search || searchText(record).includes(filters.search);
}

function hasDoubt(record, rule) {
  const rules = [...(doubtsOn.get(keyOf(record)) ?? []).map((finding) => finding.rule), ...(record.flags ?? [])];
  if (record.table === "findings") rules.push(record.rule);
  return rule === "any" ? rules.length > 0 : rules.includes(rule);
}

function passesReview(record) {
  const review = reviewOf(record);
  return { undecided: !review, decided: Boolean(review) }[filters.review] ?? review === filters.review;
}

function searchText(record) {
  record.searched ??= Object.values(record).filter((value) => typeof value === "string").join(" ").toLowerCase();
  return record.searched;
}

function fillChoice(id, groups) {
  const choice = $(id);
  const nodes = groups.map(([name, options]) => {
    const entries = options.map(([value, text]) => element("option", { value }, text));
    return name ? [element("optgroup", { label: name }, ...entries)] : entries;
  });
  choice.replaceChildren(element("option", { value: "" }, ui("all")), ...nodes.flat());
  choice.value = filters[id];
}

function fillFilters() {
  const values = (table) => [...new Set(report.rows[table].map((row) => row[KIND[table]]))].sort();
  const named = (table, value) => [`${table}.${value}`, label("values", value)];
  fillChoice("kind", Object.keys(KIND).map((table) => [label("tables", table), values(table).map((value) => named(table, value))]));
  const paths = [...new Set(records.map((record) => record.section).filter(Boolean))];
  fillChoice("section", [["", paths.map((path) => [path, path])]]);
  fillChoice("finding", [["", [["any", ui("any_flag")], ...values("findings").map((rule) => [rule, label("values", rule)])]]]);
  const states = ["undecided", "decided"].map((name) => [name, ui(name)]);
  fillChoice("review", [["", [...states, ...["accepted", "corrected", "rejected", "added"].map((name) => [name, label("values", name)])]]]);
  $("tables").replaceChildren(...[...MARKED].reverse().map(chip));
}

function chip(table) {
  const pressed = String(filters.tables.has(table));
  const count = element("span", { class: "count" }, String(report.rows[table].length));
  const toggle = () => {
    if (!filters.tables.delete(table)) filters.tables.add(table);
    refresh();
    document.querySelector(`.chip.of-${table}`).focus();
  };
  return element("button", { type: "button", class: `chip of-${table}`, "aria-pressed": pressed, onclick: toggle }, label("tables", table), " ", count);
}

// ---- The text: cut wherever a record begins or ends, each piece in a mark that knows its records

function pieces(marked, length) {
  const events = marked.flatMap((record) => [[record.from, record], [record.to, record]]).sort((a, b) => a[0] - b[0]);
  const open = new Set();
  const found = [];
  let place = 0;
  for (const [offset, record] of events) {
    if (offset > place) { found.push([place, offset, [...open]]); place = offset; }
    if (!open.delete(record)) open.add(record);
  }
  if (place < length) found.push([place, length, []]);
  return found;
}

function showText() {
  const text = report.text;
  const marked = records.filter((record) => record.table === "sections" || passes(record));
  const placed = new Set();
  const lines = [];
  let line = [];
  for (const [from, to, covering] of pieces(marked, text.length)) {
    let at = from;
    text.slice(from, to).split("\n").forEach((part, index) => {
      if (index) { lines.push(line); line = []; }
      const node = document.createTextNode(part);
      origins.set(node, at);
      if (part) line.push(covering.length ? mark(node, covering, placed) : node);
      at += part.length + 1;
    });
  }
  const filled = [...lines, line].filter((nodes) => nodes.some((node) => node.textContent.trim()));
  $("text").replaceChildren(...filled.map((nodes) => element("p", {}, ...nodes)));
}

function mark(node, covering, placed) {
  const ordered = [...covering].sort((a, b) => a.to - a.from - (b.to - b.from) || MARKED.indexOf(b.table) - MARKED.indexOf(a.table));
  const classes = new Set(ordered.map((record) => record.table));
  if (ordered.some((record) => reviewOf(record) === "rejected")) classes.add("rejected");
  const starts = ordered.filter((record) => !placed.has(record));
  starts.forEach((record) => placed.add(record));
  const anchors = starts.map(keyOf).join(" ") || null;
  return element("mark", { class: [...classes].join(" "), "data-on": ordered.map(keyOf).join(" "), "data-first": anchors, tabindex: anchors ? "-1" : null }, node);
}

// ---- The table

const COLUMNS = [
  ["place", "seq", (record) => record.order], ["table", "table", (record) => label("tables", record.table)],
  ["what", "name", summary], ["value", "value", (record) => record.value ?? record.low ?? -Infinity],
  ["unit", "unit", (record) => record.unit ?? ""], ["when", "period", when],
  ["nature", "nature", (record) => nature(record).map((one) => label("values", one)).join(" · ")],
  ["section", "section", (record) => record.section], ["review", "review", reviewOf],
];

function showTable() {
  tableIsStale = false;
  if (!shown.length) return $("records").replaceChildren(element("p", { class: "quiet" }, ui("no_matches")));
  const key = COLUMNS.find(([name]) => name === sorting.column)[2];
  const sign = sorting.descending ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" ? a - b : COLLATOR.compare(a, b));
  const keyed = shown.map((record) => [key(record), record]).sort((a, b) => sign * compare(a[0], b[0]) || a[1].order - b[1].order);
  const head = element("tr", {}, ...COLUMNS.map(([name, field]) => headCell(name, field)));
  const rows = keyed.map(([, record]) => tableRow(record));
  $("records").replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

function headCell(name, field) {
  const sorted = sorting.column === name ? (sorting.descending ? "descending" : "ascending") : "none";
  const sort = () => {
    sorting.descending = sorting.column === name && !sorting.descending;
    sorting.column = name;
    showTable();
    document.querySelector(`th[data-column="${name}"] button`).focus();
  };
  const attributes = { scope: "col", "aria-sort": sorted, "data-column": name, class: name === "value" ? "number" : null };
  return element("th", attributes, element("button", { type: "button", onclick: sort }, label("fields", field)));
}

function tableRow(record) {
  const jump = element("button", { type: "button", class: "link", onclick: () => { showView("text"); select(record); } }, summary(record));
  const review = reviewOf(record);
  const value = record.table !== "indicators" ? "" : quantity({ ...record, unit: "" }).trim();
  return element("tr", { "data-key": keyOf(record), class: [record === selected ? "on" : "", review === "rejected" ? "rejected" : ""].join(" ") },
    element("td", { class: "number" }, String(record.order + 1)),
    element("td", { class: "short" }, element("span", { class: `badge table of-${record.table}` }, label("tables", record.table))),
    element("td", {}, jump), element("td", { class: "number" }, value), element("td", { class: "short" }, record.unit ?? ""),
    element("td", { class: "short" }, when(record)), element("td", {}, nature(record).map((one) => label("values", one)).join(" · ")),
    element("td", { class: "short" }, record.section), element("td", { class: "short" }, review ? badge(review) : ""));
}

const badge = (value) => element("span", { class: `badge ${value}` }, label("values", value));

// ---- Choosing a record

function select(record, { scroll = true, alsoHere = [] } = {}) {
  selected = record;
  for (const node of document.querySelectorAll("tr.on")) node.classList.remove("on");
  const key = record ? keyOf(record) : null;
  const marks = highlight();
  const row = document.querySelector(`tr[data-key="${key}"]`);
  row?.classList.add("on");
  showCard(alsoHere);
  if (!record) return;
  try { history.replaceState(null, "", `#${report.document.doc_id}/${key}`); } catch { /* not on this scheme */ }
  if (scroll) ($("text").hidden ? row : marks[0])?.scrollIntoView({ block: $("text").hidden ? "nearest" : "center" });
}

// Marks the selected record in the text: a frame about a single mark, a tint over several.
function highlight() {
  for (const node of document.querySelectorAll("mark.on")) node.classList.remove("on", "alone");
  const marks = selected ? [...document.querySelectorAll(`mark[data-on~="${keyOf(selected)}"]`)] : [];
  for (const node of marks) node.classList.add("on", ...(marks.length === 1 ? ["alone"] : []));
  return marks;
}

function step(direction, among = shown) {
  if (!among.length) return say(ui("no_matches"));
  const at = selected ? among.indexOf(selected) : -1;
  const next = at >= 0 ? at + direction : selected ? nearest(among, direction) : direction > 0 ? 0 : among.length - 1;
  select(among[(next + among.length) % among.length]);
}

function nearest(among, direction) {
  const after = among.findIndex((record) => record.order > selected.order);
  return direction > 0 ? after : (after < 0 ? among.length : after) - 1;
}

// ---- Drawing

function refresh() {
  shown = records.filter(passes);
  fillFilters();
  showText();
  highlight();
  tableIsStale = true;
  if (!$("records").hidden) showTable();
  $("shown").textContent = `${shown.length} ${ui("shown")}`;
  $("pending").textContent = String(allDecisions().length);
  showCard();
}

function showOutline() {
  const entry = (row) => element("li", { class: `l${Math.min(row.level, 7)}` }, element("button", {
    type: "button", class: "link", title: `${row.label} ${row.heading}`,
    onclick: () => { showView("text"); document.querySelector(`mark[data-on~="sections:${row.seq}"]`)?.scrollIntoView({ block: "start" }); },
  }, `${row.label} ${row.heading}`));
  $("outline").replaceChildren(...report.rows.sections.map(entry));
}

function showDoubts() {
  const order = ["error", "warning", "info"];
  const doubts = [...report.rows.findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.order - b.order);
  $("doubt-count").textContent = doubts.length || "";
  const open = (doubt) => { filters.tables.add("findings"); refresh(); showView("text"); select(doubt); };
  const entry = (doubt) => element("li", {}, badge(doubt.severity), element("button", { type: "button", class: "link", onclick: () => open(doubt) }, doubt.message));
  $("doubt-list").replaceChildren(...(doubts.length ? doubts.map(entry) : [element("li", { class: "quiet" }, ui("no_doubts"))]));
}

function showFrame() {
  document.documentElement.lang = language ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-ui]")) node.textContent = ui(node.dataset.ui);
  for (const node of document.querySelectorAll("[data-field]")) node.textContent = label("fields", node.dataset.field);
  for (const node of document.querySelectorAll("[data-ui-label]")) { node.setAttribute("aria-label", ui(node.dataset.uiLabel)); if (node.tagName === "BUTTON") node.title = ui(node.dataset.uiLabel); }
  for (const node of document.querySelectorAll("[data-ui-placeholder]")) node.placeholder = ui(node.dataset.uiPlaceholder);
  const about = { ...report.document, ...(decisionOn(byKey.get(`${ABOUT}:0`))?.new ?? {}) };
  $("title").textContent = about.title ?? fileName(about.source);
  $("facts").textContent = [label("values", about.genre), about.issuer, about.region, about.report_year, about.doc_number, about.publish_date].filter(Boolean).join(" · ");
  $("key-list").replaceChildren(...KEYS.flatMap(([key, name]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, ui(name))]));
}

function showView(view) {
  const isText = view === "text";
  $("text").hidden = !isText;
  $("records").hidden = isText;
  document.querySelector(".columns").classList.toggle("tabular", !isText);
  for (const [tab, on] of [[$("tab-text"), isText], [$("tab-table"), !isText]]) { tab.setAttribute("aria-selected", String(on)); tab.tabIndex = on ? 0 : -1; }
  if (!isText && tableIsStale) showTable();
}

function draw() {
  showFrame();
  showOutline();
  showDoubts();
  refresh();
}

function openReport(index) {
  report = reports[index];
  const points = /[\ud800-\udbff]/.test(report.text) ? codePoints(report.text) : null; // offsets count code points
  recallAdded();
  records = MARKED.flatMap((table) => report.rows[table].map((row) => Object.assign(row, {
    table, from: points ? points[row.start] : row.start, to: points ? points[row.end] : row.end,
  })));
  records.sort((a, b) => a.from - b.from || b.to - a.to || MARKED.indexOf(a.table) - MARKED.indexOf(b.table));
  records.forEach((record, order) => { record.order = order; });
  const about = Object.assign(report.document, { table: ABOUT, seq: 0, start: 0, end: 0, from: 0, to: 0, order: -1, text: "" });
  report.rows[ABOUT] = [about];
  byKey = new Map([...records, about].map((record) => [keyOf(record), record]));
  doubtsOn = new Map();
  for (const finding of report.rows.findings) {
    for (const reference of finding.refs ?? []) doubtsOn.set(reference, [...(doubtsOn.get(reference) ?? []), finding]);
  }
  selected = null;
  Object.assign(filters, { kind: "", section: "", finding: "", review: "" });
  draw();
}

function codePoints(text) {
  const offsets = [0];
  for (const character of text) offsets.push(offsets.at(-1) + character.length);
  return offsets;
}

const setTheme = (theme) => remember("theme", document.documentElement.dataset.theme = theme);
const toggleTheme = () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
function toggleLanguage() {
  language = 1 - language;
  remember("language", language ? "zh" : "en");
  draw();
}

// ---- What the reader does

const ACTIONS = {
  j: () => step(1), k: () => step(-1), n: () => step(1, records.filter((record) => record.table === "findings")),
  "/": () => { $("search").focus(); $("search").select(); }, t: () => showView($("text").hidden ? "text" : "table"),
  a: () => selected && decide(selected, "accepted"), c: edit, x: () => selected && decide(selected, "rejected"),
  u: () => selected && reviewOf(selected) && decide(selected, "withdrawn"), s: save, l: toggleLanguage, d: toggleTheme,
  "?": () => $("keys").showModal(), i: add, m: () => select(byKey.get(`${ABOUT}:0`), { scroll: false }),
};

document.addEventListener("keydown", (event) => {
  const isField = event.target.matches("input, select, textarea");
  if (event.key === "Escape") {
    if ($("edit")) showCard();
    offer(null);
    if (event.target.id === "search") { $("search").value = filters.search = ""; refresh(); }
    if (isField) event.target.blur();
    return;
  }
  if (isField || event.ctrlKey || event.metaKey || event.altKey || $("keys").open || !(event.key in ACTIONS)) return;
  event.preventDefault();
  ACTIONS[event.key]();
});

$("text").addEventListener("click", (event) => {
  const node = event.target.closest("mark");
  if (!node || getSelection().toString()) return;
  const here = node.dataset.on.split(" ").map((key) => byKey.get(key));
  const choices = here.filter((record) => record.table !== "sections");
  if (!choices.length) return;
  const next = choices[(choices.indexOf(selected) + 1) % choices.length]; // a second click takes the next one here
  select(next, { scroll: false, alsoHere: here });
});

for (const id of ["kind", "section", "finding", "review"]) {
  $(id).addEventListener("change", () => {
    filters[id] = $(id).value;
    if (id === "kind" && filters.kind) filters.tables.add(filters.kind.split(".")[0]);
    refresh();
  });
}
$("search").addEventListener("input", () => { filters.search = $("search").value.trim().toLowerCase(); refresh(); });
$("filters").addEventListener("submit", (event) => { event.preventDefault(); step(1); });
for (const view of ["text", "table"]) $(`tab-${view}`).addEventListener("click", () => showView(view));
document.querySelector(".tabs").addEventListener("keydown", (event) => {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  showView($("text").hidden ? "text" : "table");
  $($("text").hidden ? "tab-table" : "tab-text").focus();
});
$("save").addEventListener("click", save);
$("about").addEventListener("click", ACTIONS.m);
$("add").addEventListener("mousedown", (event) => event.preventDefault()); // leaves the selection as it is
$("add").addEventListener("click", add);
document.addEventListener("selectionchange", () => offer(selectedPlace()));
$("language").addEventListener("click", toggleLanguage);
$("theme").addEventListener("click", toggleTheme);
$("help").addEventListener("click", () => $("keys").showModal());
$("reviewer").value = remembered("reviewer") ?? "";
$("reviewer").addEventListener("change", () => remember("reviewer", $("reviewer").value.trim()));
$("report").addEventListener("change", () => openReport(Number($("report").value)));
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
window.addEventListener("beforeprint", () => { if (tableIsStale) showTable(); });
window.addEventListener("hashchange", followHash);
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${$("filters").offsetHeight}px`)).observe($("filters"));

function followHash() {
  const match = /^#(?:([0-9a-f]{16})\/)?([a-z]+:\d+)$/.exec(location.hash);
  if (!match) return;
  const index = match[1] ? reports.findIndex((doc) => doc.document.doc_id === match[1]) : reports.indexOf(report);
  if (index < 0) return;
  if (reports[index] !== report) openReport(index);
  const record = byKey.get(match[2]);
  if (record && record !== selected) { filters.tables.add(record.table); refresh(); select(record); }
}

setTheme(remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
$("report").append(...reports.map((doc, index) => element("option", { value: index }, doc.document.title ?? fileName(doc.document.source))));
$("report-choice").hidden = reports.length < 2;
if (matchMedia("(max-width: 68rem)").matches) $("outline-fold").open = false;
openReport(0);
followHash();
