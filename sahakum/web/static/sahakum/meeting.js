// Adds up a meeting while it is keyed, and says whether the count agrees. Without a script the
// server says the same when the page is sent.
import { numberOf, shown } from "./numbers.js";

const form = document.getElementById("record");
const perUnit = Number(form.dataset.perUnit);
const unit = form.dataset.unit;
const IN = ["savings", "repaid", "social", "fine", "gift"];
const OUT = ["lent", "withdrawn", "helped", "expense"];

// Whole numbers of the smallest unit: kilos and cents would not add up exactly.
const smallest = (text) => Math.round((numberOf(text) ?? 0) * perUnit);
const said = (amount) => `${amount < 0 ? "−" : ""}${shown(Math.abs(amount) / perUnit)} ${unit}`;

function total(name) {
  return [...form.querySelectorAll(`[data-sum="${name}"],[name="${name}"]`)].reduce((sum, box) => sum + smallest(box.value), 0);
}

function counted() {
  let sum = 0;
  let any = false;
  for (const box of form.querySelectorAll("[name^=count-]")) {
    const value = form.elements[box.name.replace("count", "value")].value;
    const product = smallest(value) * (numberOf(box.value) ?? 0);
    box.parentElement.querySelectorAll("[data-product]")[Number(box.name.slice(6))].textContent = product ? said(product) : "";
    any ||= box.value.trim() !== "";
    sum += product;
  }
  return any ? sum : null;
}

function verdict(should) {
  const byNotes = counted();
  const typed = form.elements.counted.value.trim();
  const amount = typed ? smallest(typed) : byNotes;
  const note = form.querySelector("[data-verdict]");
  for (const place of document.querySelectorAll("[data-verdict],[data-difference]")) place.hidden = amount === null;
  if (amount === null) return;
  const difference = amount - should;
  const tone = difference ? "due" : "ok";
  const words = difference ? note.dataset[difference > 0 ? "over" : "short"] : note.dataset.agrees;
  note.className = `note ${tone}`;
  note.firstElementChild.textContent = difference ? `${words} ${said(Math.abs(difference))}` : words;
  const short = document.querySelector("[data-difference]");
  short.className = `badge ${tone}`;
  short.textContent = difference ? `${difference > 0 ? "+ " : "− "}${said(Math.abs(difference))}` : words;
}

function show() {
  const sums = Object.fromEntries([...IN, ...OUT].map((name) => [name, total(name)]));
  sums.out = sums.withdrawn + sums.helped;
  for (const place of form.querySelectorAll("[data-total]")) {
    const name = place.dataset.total;
    const goes = name === "lent" || name === "out";
    place.textContent = `${sums[name] ? (goes ? "− " : "+ ") : ""}${said(sums[name])}`;
  }
  const should = IN.reduce((sum, name) => sum + sums[name], Number(form.dataset.box)) - OUT.reduce((sum, name) => sum + sums[name], 0);
  for (const place of document.querySelectorAll("[data-should]")) place.textContent = said(should);
  verdict(should);
}

// Who is not here saves nothing, unless somebody brought it: what is typed afterwards stays.
function away(event) {
  const box = event.target;
  if (!box.name?.startsWith("here-")) return;
  const row = box.closest(".mem");
  row.classList.toggle("away", !box.checked);
  for (const name of ["savings", "social"]) {
    const field = row.querySelector(`[data-sum="${name}"]`);
    if (!box.checked) [field.dataset.usual, field.value] = [field.value, ""];
    else if (!field.value) field.value = field.dataset.usual ?? "";
  }
}

// Enter and the arrows go along a column, as a finger goes down a sheet; Enter never sends it by mistake.
function move(event) {
  const box = event.target;
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || box.tagName !== "INPUT" || box.type === "checkbox" || event.isComposing) return;
  event.preventDefault();
  const open = [...form.querySelectorAll("input.in,textarea")].filter((one) => one.checkVisibility?.() ?? one.offsetParent);
  const column = open.filter((one) => box.name.includes("-") && one.name.split("-")[0] === box.name.split("-")[0]);
  const after = open.slice(open.indexOf(column.at(-1) ?? box) + 1).find((one) => !one.closest(".mem"));
  const next = column[column.indexOf(box) + step] ?? (step > 0 ? after : undefined);
  next?.focus();
  next?.select();
}

for (const part of document.querySelectorAll("[data-totals],[data-dock]")) part.hidden = false;
form.addEventListener("change", away);
form.addEventListener("input", show);
form.addEventListener("change", show);
form.addEventListener("keydown", move);
show();
