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

// Fees at the start are kept back out of what is handed out, for each loan, rounded as the rules say.
function keptBack() {
  const { fee, feeThousandths, feeUnit, feeMode } = form.dataset;
  if (!feeUnit) return 0;
  const of = (lent) => rounded(Number(fee) * 100000 + lent * Number(feeThousandths), 100000 * Number(feeUnit), feeMode) * Number(feeUnit);
  return [...form.querySelectorAll('[data-sum="lent"]')].map((box) => smallest(box.value)).filter(Boolean).reduce((sum, lent) => sum + of(lent), 0);
}

function rounded(amount, part, mode) {
  const whole = Math.floor(amount / part);
  const twice = 2 * (amount - whole * part);
  if (mode === "down" || !twice) return whole;
  if (mode === "up" || twice > part) return whole + 1;
  return twice < part || (mode === "half_even" && whole % 2 === 0) ? whole : whole + 1;
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
  const byWeight = weighed();
  sums.savings += shares() + byWeight.savings;
  sums.repaid += byWeight.repaid;
  sums.kept = keptBack();
  sums.out = sums.withdrawn + sums.helped;
  sums.to_bank = sums.banked - sums.unbanked;
  for (const place of form.querySelectorAll("[data-total]")) {
    const name = place.dataset.total;
    const goes = name === "lent" || name === "out" || (name === "to_bank" && sums[name] > 0);
    place.textContent = `${sums[name] ? (goes ? "− " : "+ ") : ""}${said(Math.abs(sums[name]))}`;
  }
  const should = IN.reduce((sum, name) => sum + sums[name], Number(form.dataset.box) + sums.kept) - OUT.reduce((sum, name) => sum + sums[name], 0);
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
