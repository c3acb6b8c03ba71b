// Hides questions whose condition does not hold. Without a script all are shown, and the server
// drops the answers that a condition hides; so it does with a script too.
import { isTrue } from "./expressions.js";

const form = document.getElementById("record");
const asked = [...form.querySelectorAll("[data-show-if]")];
const khmer = document.documentElement.lang === "km";
const shape = (group, point) => new RegExp(`^(-?(?:\\d{1,3}(?:[${group} ]\\d{3})+|\\d+))(?:[${point}](\\d+))?$`);
const SHAPES = khmer ? [shape(".", ","), shape(",", ".")] : [shape(",", "."), shape(".", ",")];

// A number as the server reads it: digits of either script, grouped as in the reader's language.
function numberOf(text) {
  const plain = text.trim().replace(/[០-៩]/g, (digit) => digit.charCodeAt(0) - 0x17e0);
  const found = SHAPES.map((one) => one.exec(plain)).find(Boolean);
  return found ? Number(`${found[1].replace(/[., ]/g, "")}.${found[2] ?? 0}`) : text || null;
}

function answersNow() {
  const answers = {};
  for (const control of form.elements) {
    if (!control.name) continue;
    if (control.type === "checkbox") {
      answers[control.name] ??= [];
      if (control.checked) answers[control.name].push(control.value);
    } else if (control.type === "radio") {
      answers[control.name] = control.checked ? control.value || null : (answers[control.name] ?? null);
    } else {
      answers[control.name] = control.inputMode ? numberOf(control.value) : control.value || null;
    }
  }
  return answers;
}

function show() {
  const answers = answersNow();
  for (const question of asked) {
    question.hidden = !isTrue(question.dataset.showIf, answers);
    if (!question.hidden) continue;
    for (const control of question.querySelectorAll("[name]")) answers[control.name] = null;
  }
}

form.addEventListener("input", show);
show();
