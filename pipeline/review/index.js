"use strict";
// The index of a folder of review pages: sortable, searchable, in Chinese and English.

const { labels, reports } = JSON.parse(document.getElementById("data").textContent);
const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });
const $ = (id) => document.getElementById(id);
const sorting = { column: "severities", descending: true };
let language = remembered("language") === "en" ? 0 : 1;

const COUNTS = ["indicators", "dates", "titles", "tasks"];
const COLUMNS = [
  ["title", ["fields", "title"], (report) => report.title ?? fileName(report.source)],
  ["genre", ["fields", "genre"], (report) => label("values", report.genre)],
  ["region", ["fields", "region"], (report) => report.region ?? ""],
  ["year", ["ui", "year"], (report) => report.report_year ?? 0],
  ...COUNTS.map((table) => [table, ["tables", table], (report) => report.counts[table]]),
  ["severities", ["tables", "findings"], (report) => weight(report.severities)],
  ["reviewed", ["ui", "decided"], (report) => report.reviewed],
];
const NUMBERS = new Set(["year", ...COUNTS, "reviewed"]);

const label = (group, name) => labels[group][name]?.[language] ?? name;
const fileName = (source) => source.split("/").at(-1);
const weight = ({ error = 0, warning = 0, info = 0 }) => error * 1e6 + warning * 1e3 + info;
function remembered(key) {
  try { return localStorage.getItem(`zhibiao-review:${key}`); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(`zhibiao-review:${key}`, value); } catch { /* private windows keep nothing */ }
}
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function draw() {
  document.documentElement.lang = language ? "zh-CN" : "en";
  $("title").textContent = label("ui", "index_title");
  $("language").textContent = label("ui", "language");
  $("theme").setAttribute("aria-label", label("ui", "theme"));
  $("search").placeholder = $("search-label").textContent = label("ui", "search");
  const wanted = $("search").value.trim().toLowerCase();
  const found = reports.filter((report) => Object.values(report).join(" ").toLowerCase().includes(wanted));
  $("shown").textContent = `${found.length} ${label("ui", "reports")}`;
  const key = COLUMNS.find(([name]) => name === sorting.column)[2];
  const compare = (a, b) => (typeof a === "number" ? a - b : COLLATOR.compare(a, b));
  found.sort((a, b) => (sorting.descending ? -1 : 1) * compare(key(a), key(b)));
  const head = element("tr", {}, ...COLUMNS.map(headCell));
  $("reports").replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...found.map(row))));
}

function headCell([name, title]) {
  const sorted = sorting.column === name ? (sorting.descending ? "descending" : "ascending") : "none";
  const button = element("button", { type: "button" }, label(...title));
  button.addEventListener("click", () => {
    sorting.descending = sorting.column === name ? !sorting.descending : NUMBERS.has(name) || name === "severities";
    sorting.column = name;
    draw();
    document.querySelector(`th[data-column="${name}"] button`).focus();
  });
  return element("th", { scope: "col", "aria-sort": sorted, "data-column": name, class: NUMBERS.has(name) ? "number" : null }, button);
}

function row(report) {
  return element("tr", {}, ...COLUMNS.map(([name, , value]) => {
    if (name === "title") return element("td", {}, element("a", { href: report.href }, value(report)));
    if (name === "severities") return element("td", { class: "short" }, ...severities(report));
    return element("td", { class: NUMBERS.has(name) ? "number" : "short" }, String(value(report) || ""));
  }));
}

function severities(report) {
  const present = ["error", "warning", "info"].filter((severity) => report.severities[severity]);
  return present.flatMap((severity) => [element("span", { class: `badge ${severity}` }, `${label("values", severity)} ${report.severities[severity]}`), " "]);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
}

$("search").addEventListener("input", draw);
$("search-form").addEventListener("submit", (event) => event.preventDefault());
$("language").addEventListener("click", () => {
  language = 1 - language;
  remember("language", language ? "zh" : "en");
  draw();
});
$("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
setTheme(remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
draw();
