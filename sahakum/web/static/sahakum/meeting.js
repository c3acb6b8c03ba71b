// Adds up a meeting while it is keyed, and says whether the count agrees. Without a script the
// server says the same when the page is sent.
import { numberOf, shown } from "./numbers.js";

const form = document.getElementById("record");
const perUnit = Number(form.dataset.perUnit);
const unit = form.dataset.unit;
const sharePrice = Number(form.dataset.sharePrice);
const baseMoisture = Number(form.dataset.baseMoisture || "0");
const IN = ["savings", "repaid", "social", "fine", "gift", "unbanked"];
const OUT = ["lent", "withdrawn", "helped", "expense", "banked"];

// Whole numbers of the smallest unit: kilos and cents would not add up exactly.
const smallest = (text) => Math.round((numberOf(text) ?? 0) * perUnit);
const said = (amount) => `${amount < 0 ? "−" : ""}${shown(Math.abs(amount) / perUnit)} ${unit}`;

function total(name) {
  return [...form.querySelectorAll(`[data-sum="${name}"],[name="${name}"]`)].reduce((sum, box) => sum + smallest(box.value), 0);
}

// Where a fund is kept in shares, what is typed are shares.
function shares() {
  return [...form.querySelectorAll('[data-sum="shares"]')].reduce((sum, box) => sum + (numberOf(box.value) ?? 0), 0) * sharePrice;
}

// What rice that was weighed counts; it stands for the amount that nobody typed.
function weighed() {
  const found = { repaid: 0, savings: 0 };
  for (const box of form.querySelectorAll("[name^=gross-]")) {
    const key = box.name.slice(6);
    const of = (name) => form.elements[`${name}-${key}`];
    const net = smallest(box.value) - smallest(of("tare").value);
    const moisture = numberOf(of("moisture").value);
    const dry = baseMoisture && moisture !== null;
    const counts = dry ? Math.round((net * (100 - moisture)) / (100 - baseMoisture)) : net;
    const place = box.closest(".weigh-in").querySelector("[data-counts]");
    place.hidden = !box.value.trim();
    place.querySelector("strong").textContent = said(counts);
    const use = of("brought_for").value;
    if (use && box.value.trim() && !smallest(of(use).value)) found[use] += counts;
  }
  return found;
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
  note.hidden = amount === null;
  if (amount === null) return;
  note.className = `note ${amount === should ? "ok" : "due"}`;
  const difference = amount - should;
  note.firstElementChild.textContent = `${said(amount)} = ${said(should)} ${difference ? (difference > 0 ? "+ " : "− ") + said(Math.abs(difference)) : ""}`;
}

function show() {
  const sums = Object.fromEntries([...IN, ...OUT].map((name) => [name, total(name)]));
  const byWeight = weighed();
  sums.savings += shares() + byWeight.savings;
  sums.repaid += byWeight.repaid;
  sums.out = sums.withdrawn + sums.helped;
  sums.to_bank = sums.banked - sums.unbanked;
  for (const place of form.querySelectorAll("[data-total]")) {
    const name = place.dataset.total;
    const goes = name === "lent" || name === "out" || (name === "to_bank" && sums[name] > 0);
    place.textContent = `${sums[name] ? (goes ? "− " : "+ ") : ""}${said(Math.abs(sums[name]))}`;
  }
  const should = IN.reduce((sum, name) => sum + sums[name], Number(form.dataset.box)) - OUT.reduce((sum, name) => sum + sums[name], 0);
  for (const place of document.querySelectorAll("[data-should]")) place.textContent = said(should);
  const inBank = Number(form.dataset.bank) + sums.to_bank + total("bank_interest") - total("bank_fee");
  for (const place of form.querySelectorAll("[data-should-bank]")) place.textContent = said(inBank);
  verdict(should);
}

// Who is not here saves nothing, unless somebody brought it: what is typed afterwards stays.
function away(event) {
  const box = event.target;
  if (!box.name?.startsWith("here-")) return;
  const row = box.closest(".mem");
  row.classList.toggle("away", !box.checked);
  for (const name of ["savings", "shares", "social"]) {
    const field = row.querySelector(`[data-sum="${name}"]`);
    if (!field) continue;
    if (!box.checked) [field.dataset.usual, field.value] = [field.value, ""];
    else if (!field.value) field.value = field.dataset.usual ?? "";
  }
}

for (const part of document.querySelectorAll("[data-totals],[data-dock]")) part.hidden = false;
form.addEventListener("change", away);
form.addEventListener("input", show);
form.addEventListener("change", show);
show();
