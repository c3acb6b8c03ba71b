// Numbers as the server reads and writes them: digits of either script, grouped as in the reader's
// language.
const khmer = document.documentElement.lang === "km";
const shape = (group, point) => new RegExp(`^(-?(?:\\d{1,3}(?:[${group} ]\\d{3})+|\\d+))(?:[${point}](\\d+))?$`);
const KHMER = [shape(".", ","), shape(",", ".")];
const ENGLISH = [shape(",", "."), shape(".", ",")];

export function numberOf(text) {
  const plain = text.trim().replace(/[០-៩]/g, (digit) => digit.charCodeAt(0) - 0x17e0);
  // Who types Khmer digits means the Khmer signs too, whatever the language of the page.
  const shapes = khmer || plain !== text.trim() ? KHMER : ENGLISH;
  const found = shapes.map((one) => one.exec(plain)).find(Boolean);
  return found ? Number(`${found[1].replace(/[., ]/g, "")}.${found[2] ?? 0}`) : null;
}

export function shown(number) {
  const [whole, part] = String(number).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, khmer ? "." : ",");
  const text = part ? `${grouped}${khmer ? "," : "."}${part}` : grouped;
  return khmer ? text.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit))) : text;
}
