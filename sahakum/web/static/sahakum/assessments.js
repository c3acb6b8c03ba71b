// Hides questions whose condition does not hold. Without a script all are shown, and the server
// drops the answers that a condition hides; so it does with a script too.
import { isTrue } from "./expressions.js";
import { numberOf } from "./numbers.js";

const form = document.getElementById("record");
const asked = [...form.querySelectorAll("[data-show-if]")];

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
      answers[control.name] = control.inputMode ? numberOf(control.value) ?? (control.value || null) : control.value || null;
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
