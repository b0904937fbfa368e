"use strict";
// Records that the extractors missed: words are selected in the text, a form says what they state.

const ADDABLE = ["indicators", "dates", "titles", "tasks", "findings"];
const USUAL = { role: "value", bound: "eq", nature: "actual", action: "other", severity: "warning" };
const NEW = "new"; // begins the number of a record that only this page has
const TIMES = { 万: 1e4, 亿: 1e8, 万亿: 1e12, 千: 1e3, 百: 1e2 };
const PARENTS = 12; // records before the place that may be its total
const origins = new WeakMap(); // text node -> where it begins in the text of the report
let offered = null; // the words selected: where they stand, in UTF-16 units

const isNew = (record) => String(record.seq).startsWith(NEW);

// ---- Where

// The place of the selection, without white space at its ends; null where none of the text is selected.
function selectedPlace() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker($("text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (range.intersectsNode(walker.currentNode) && origins.has(walker.currentNode)) nodes.push(walker.currentNode);
  if (!nodes.length) return null;
  const [first, last] = [nodes[0], nodes.at(-1)];
  let from = origins.get(first) + (first === range.startContainer ? range.startOffset : 0);
  let to = origins.get(last) + (last === range.endContainer ? range.endOffset : last.length);
  while (from < to && !report.text[from].trim()) from += 1;
  while (from < to && !report.text[to - 1].trim()) to -= 1;
  return from < to ? { from, to } : null;
}

// Offers to add a record at a place, beside the words selected.
function offer(place) {
  offered = place;
  const button = $("add");
  button.hidden = !place;
  if (!place) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  button.style.top = `${Math.min(Math.max(box.bottom + 6, 0), innerHeight - button.offsetHeight - 6)}px`;
  button.style.left = `${Math.min(Math.max(box.left, 6), innerWidth - button.offsetWidth - 6)}px`;
}

const offset = (unit) => [...report.text.slice(0, unit)].length; // in code points

// ---- What

function add() {
  const place = offered ?? selectedPlace();
  if (!place) return say(ui("nothing_selected"));
  getSelection().removeAllRanges();
  offer(null);
  select(null);
  showForm(place, "indicators");
}

function showForm(place, table) {
  const text = report.text.slice(place.from, place.to);
  const fields = [...editable(table), ...parentField(table, place)];
  const form = formOf(fields, { ...USUAL, ...guess(table, text) }, null, (said, note) => {
    const fresh = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== "" && value.length !== 0));
    if (table === "indicators" && !("value" in fresh) && !("low" in fresh && "high" in fresh)) return say(ui("value_needed"));
    keepAdded(table, { start: offset(place.from), end: offset(place.to), text }, fresh, note);
  });
  const choice = element("select", { name: "table" }, ...ADDABLE.map((name) => element("option", { value: name }, label("tables", name))));
  choice.value = table;
  choice.addEventListener("change", () => showForm(place, choice.value));
  form.prepend(element("label", {}, ui("add_as"), choice));
  $("card").classList.remove("empty");
  $("card").replaceChildren(element("span", { class: "badge added" }, label("values", "added")), element("h2", {}, text), form);
  form.elements[1].focus();
}

// What the words seem to state; the reviewer sees and changes it.
function guess(table, text) {
  const plain = text.replace(/\s/g, "").normalize("NFKC");
  if (table === "titles") return { title: plain.replace(/^[《〈]|[》〉]$/g, "") };
  const date = /^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/.exec(plain);
  if (table === "dates") return { kind: "point", edtf: date ? date.slice(1).filter(Boolean).map((part) => part.padStart(2, "0")).join("-") : null };
  const found = /^(\D*)(?<![\d.,])([\d,.]+)(万亿|[亿万千百])?([余多])?(\D*)$/.exec(plain);
  if (table !== "indicators" || !found) return {};
  const [, name, digits, times, over, unit] = found;
  const kind = /^(%|百分点|倍|成)$/.test(unit) ? "ratio" : unit.endsWith("元") ? "amount" : "count";
  return { value: Number((Number(digits.replaceAll(",", "")) * (TIMES[times] ?? 1)).toPrecision(15)), unit, kind, name, bound: over ? "over" : "eq" };
}

// The choice of the total or the title that the record belongs to: those shortly before it.
function parentField(table, place) {
  if (!["indicators", "titles"].includes(table)) return [];
  const before = report.rows[table].filter((row) => row.from < place.from && !isNew(row)).sort((a, b) => b.from - a.from).slice(0, PARENTS);
  const named = new Map(before.map((row) => [String(row.seq), table === "indicators" ? `${row.name} ${quantity(row)}` : summary(row)]));
  return [{ name: "parent_seq", type: "integer", nullable: true, options: [...named.keys()], shown: named, description: "" }];
}

// ---- Kept in the browser like every decision

function keepAdded(table, place, said, note) {
  const taken = Object.keys(decisions()).filter((key) => key.startsWith(`${table}:${NEW}`)).map((key) => Number(key.split(NEW)[1]));
  const key = `${table}:${NEW}${Math.max(0, ...taken) + 1}`;
  decisions()[key] = { verdict: "added", new: said, place, note, reviewed_at: new Date().toISOString() };
  changedAdded(key);
}

// A new decision about a record that only this page has: other fields, or none of it.
function redecide(record, verdict, changes, note) {
  const key = keyOf(record);
  if (verdict === "withdrawn") delete decisions()[key];
  else if (verdict === "corrected") decisions()[key] = { ...decisions()[key], new: { ...decisions()[key].new, ...changes }, note, reviewed_at: new Date().toISOString() };
  else return;
  changedAdded(key);
}

function changedAdded(key) {
  remember(report.document.doc_id, JSON.stringify(decisions()));
  unsaved = true;
  const kept = { ...filters };
  openReport(reports.indexOf(report));
  Object.assign(filters, kept);
  filters.tables.add(key.split(":")[0]);
  refresh();
  if (byKey.has(key)) select(byKey.get(key));
}

// Puts the records added in this browser among those of the report.
function recallAdded() {
  for (const table of ADDABLE) report.rows[table] = report.rows[table].filter((row) => !isNew(row));
  for (const [key, one] of Object.entries(decisions())) {
    if (one.verdict !== "added") continue;
    const [table, seq] = key.split(":");
    const usual = Object.fromEntries(tables[table].map(({ name, type }) => [name, type === "list" ? [] : USUAL[name]]).filter(([, value]) => value));
    const at = report.rows.sections.filter((row) => row.start <= one.place.start).at(-1);
    report.rows[table].push({ ...usual, ...one.new, ...one.place, seq, section: at?.section ?? "", review: "added" });
  }
}

function addedLine(doc, table, decision) {
  return lineOf(doc, decision, { table, row: 0, ...decision.place, old: {}, new: decision.new });
}
