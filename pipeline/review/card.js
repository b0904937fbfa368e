"use strict";
// The card of the review page: the fields of the selected record, and the form that corrects them.

function showCard(alsoHere = []) {
  const card = $("card");
  card.classList.toggle("empty", !selected);
  if (!selected) return card.replaceChildren(element("p", { class: "quiet" }, ui("pick")));
  const review = reviewOf(selected);
  card.replaceChildren(
    element("span", { class: `badge table of-${selected.table}` }, label("tables", selected.table)), " ", review ? badge(review) : "",
    element("h2", {}, selected.table === "indicators" ? `${selected.name} ${quantity(selected)}` : summary(selected)),
    fieldList(selected), related(), others(alsoHere), buttons(review));
}

function fieldList(record) {
  const changes = isNew(record) ? {} : decisionOn(record)?.new ?? {};
  const list = element("dl");
  for (const { name, description } of [{ name: "text" }, { name: "section" }, { name: "page" }, ...tables[record.table]]) {
    const value = record[name];
    const isEmpty = value === null || value === undefined || value === "" || value.length === 0;
    const isSaid = ["low", "high"].includes(name) && value === record.value; // ends matter where they differ
    if ((isEmpty && !(name in changes)) || isSaid || ["parent_seq", "refs"].includes(name)) continue;
    const now = name in changes ? [element("strong", {}, shownValue(name, changes[name] ?? "")), " ", element("del", { class: "quiet" }, isEmpty ? "" : shownValue(name, value))] : [shownValue(name, value)];
    list.append(element("dt", { title: description }, label("fields", name)), element("dd", { "data-name": name }, ...now));
  }
  const note = decisionOn(record)?.note;
  if (note) list.append(element("dt", {}, label("fields", "note")), element("dd", {}, note));
  return list;
}

// The records this one names, and the findings that name it.
function related() {
  const names = (selected.refs ?? []).map((reference) => byKey.get(reference));
  const parent = selected.parent_seq === undefined ? [] : [byKey.get(`${selected.table}:${selected.parent_seq}`)];
  return linkList(label("fields", selected.refs ? "refs" : "parent_seq"), [...names, ...parent].filter(Boolean), (doubtsOn.get(keyOf(selected)) ?? []));
}
const others = (alsoHere) => linkList(ui("also_here"), alsoHere.filter((record) => record !== selected && record.table !== "sections"), []);

function linkList(title, linked, doubts) {
  const link = (record) => element("li", {}, element("span", { class: `badge table of-${record.table}` }, label("tables", record.table)), " ",
    element("button", { type: "button", class: "link", onclick: () => select(record) }, record.table === "indicators" ? `${record.name} ${quantity(record)}` : summary(record)));
  const parts = [];
  if (linked.length) parts.push(element("p", { class: "quiet" }, title), element("ul", {}, ...linked.map(link)));
  if (doubts.length) parts.push(element("p", { class: "quiet" }, ui("doubts")), element("ul", {}, ...doubts.map(link)));
  return element("div", {}, ...parts);
}

function buttons(review) {
  const button = (name, verdict, act) => element("button", { type: "button", id: `do-${name}`, class: verdict, "aria-pressed": String(review === verdict), onclick: act }, ui(name));
  const record = selected;
  return element("div", { class: "buttons", role: "group", "aria-label": ui("actions") },
    isNew(record) ? "" : button("accept", "accepted", () => decide(record, "accepted")), button("correct", "corrected", edit),
    isNew(record) || record.table === ABOUT ? "" : button("reject", "rejected", () => decide(record, "rejected")),
    review ? element("button", { type: "button", id: "do-withdraw", onclick: () => decide(record, "withdrawn") }, ui("withdraw")) : "");
}

function edit() {
  if (!selected) return;
  const record = selected;
  const before = { ...record, ...(decisionOn(record)?.new ?? {}) };
  const fields = editable(record.table);
  const form = formOf(fields, before, decisionOn(record)?.note, (changed, note) => {
    const changes = {};
    for (const field of fields) {
      const value = changed[field.name];
      if (JSON.stringify(value) !== JSON.stringify(record[field.name] ?? (field.type === "list" ? [] : null))) changes[field.name] = value;
    }
    if (!Object.keys(changes).length) return say(ui("nothing_changed"));
    decide(record, "corrected", changes, note);
  });
  $("card").querySelector(".buttons").replaceWith(form);
  form.elements[0].focus();
}

const editable = (table) => tables[table].filter((field) => field.editable);

// A form of these fields and a note; `take` gets what was entered.
function formOf(fields, values, noted, take) {
  const note = element("textarea", { name: "note", rows: 2 });
  note.value = noted ?? "";
  const form = element("form", { id: "edit" }, ...fields.map((field) => element("label", { title: field.description }, label("fields", field.name), control(field, values[field.name]))),
    element("label", {}, label("fields", "note"), note),
    element("div", { class: "buttons" }, element("button", { class: "main" }, ui("store_changes")),
      element("button", { type: "button", onclick: () => showCard() }, ui("cancel"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(Object.fromEntries(fields.map((field) => [field.name, read(field, form.elements[field.name].value)])), note.value.trim() || null);
  });
  return form;
}

function control(field, value) {
  if (field.options) {
    const choice = element("select", { name: field.name, required: !field.nullable }, ...(field.nullable ? [element("option", { value: "" })] : []), ...field.options.map((option) => element("option", { value: option }, field.shown?.get(option) ?? label("values", option))));
    choice.value = value ?? "";
    return choice;
  }
  const number = field.type === "number" || field.type === "integer";
  const input = element("input", { name: field.name, type: number ? "number" : "text", step: field.type === "number" ? "any" : null,
    required: !field.nullable && field.type === "string", pattern: EDTF_FIELDS.has(field.name) ? EDTF : null });
  input.value = Array.isArray(value) ? value.join("、") : value ?? "";
  return input;
}

function read(field, text) {
  const value = text.trim();
  if (field.type === "list") return value ? value.split("、") : [];
  if (value === "") return field.nullable ? null : "";
  return field.type === "number" || field.type === "integer" ? Number(value) : value;
}
