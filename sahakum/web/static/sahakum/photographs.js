// Makes a photograph smaller in the phone before it is sent: on a slow line three megabytes take
// minutes. Drawn anew it stands upright and says nothing of place, time or phone. What cannot be
// made smaller is sent as it is, and the server says what is wrong with it.
import { shown } from "./numbers.js";

// More than the server keeps, so that it is still the server that chooses the points.
const LONGEST_PX = 1600;
const QUALITY = 0.8;
// What is larger would fill the memory of a phone; the server takes no more either.
const MOST_PIXELS = 50_000_000;
const HEAD_BYTES = 512 * 1024;

const running = new Map();

// How many points a JPEG or PNG has, from its head; none where that is not to be seen.
function pixelsOf(head) {
  if (head.byteLength > 24 && head.getUint32(0) === 0x89504e47) return head.getUint32(16) * head.getUint32(20);
  if (head.byteLength < 4 || head.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= head.byteLength && head.getUint8(at) === 0xff; at += 2 + head.getUint16(at + 2)) {
    const mark = head.getUint8(at + 1);
    const begins = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (begins) return head.getUint16(at + 5) * head.getUint16(at + 7);
  }
  return null;
}

async function smallerOf(file) {
  const head = new DataView(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const pixels = pixelsOf(head);
  if (!pixels || pixels > MOST_PIXELS) return null;
  // A browser that cannot turn it upright refuses this, and the server turns it.
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_PX / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const pen = canvas.getContext("2d");
  // What one could look through would turn black.
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return drawn && drawn.size < file.size ? drawn : null;
}

function tell(input, before, after) {
  const place = input.closest(".field").querySelector("[data-smaller]");
  const kilobytes = (size) => shown(Math.ceil(size / 1024));
  place.hidden = !after;
  place.textContent = after ? place.dataset.smaller.replace("#1", kilobytes(before)).replace("#2", kilobytes(after)) : "";
}

async function reduce(input) {
  const [file] = input.files;
  tell(input, 0, 0);
  const drawn = file && (await smallerOf(file).catch(() => null));
  // Another one may have been chosen meanwhile.
  if (!drawn || input.files[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(new File([drawn], "photograph.jpg", { type: "image/jpeg" }));
  input.files = chosen.files;
  tell(input, file.size, drawn.size);
}

for (const input of document.querySelectorAll("input[type=file][data-photograph]")) {
  input.addEventListener("change", () => {
    const task = reduce(input).catch(() => {}).then(() => running.get(input) === task && running.delete(input));
    running.set(input, task);
  });
}

// Who taps while it is being drawn waits for it, and need not tap again.
document.addEventListener("submit", (event) => {
  if (!running.size) return;
  event.preventDefault();
  Promise.all(running.values()).then(() => event.target.requestSubmit(event.submitter));
});
