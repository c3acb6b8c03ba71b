// The tiny language of `show_if`, as sahakum/lib/expressions.py reads it: the same grammar, the same
// cases (sahakum/lib/expression_cases.json). What cannot be read is true: a question too many is
// better than one that nobody can reach.

const TOKEN = /\s*(?:(-?\d+(?:\.\d+)?)|('[^']*'|"[^"]*")|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[=<>()[\],]))/y;
const LITERALS = { true: true, false: false, none: null };
const WORDS = ["and", "or", "not", "in"];
const MOST_SIGNS = 500;
const DEEPEST = 20;
const ORDERS = ["=", "!=", "<", "<=", ">", ">="];

function tokensOf(text) {
  const tokens = [];
  const whole = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < whole.length) {
    const found = TOKEN.exec(whole);
    if (!found) throw new SyntaxError(text);
    const [, number, quoted, name, sign] = found;
    if (number !== undefined) tokens.push({ value: Number(number) });
    else if (quoted !== undefined) tokens.push({ value: quoted.slice(1, -1) });
    else if (sign !== undefined) tokens.push({ sign });
    else if (WORDS.includes(name)) tokens.push({ sign: name });
    else if (name in LITERALS) tokens.push({ value: LITERALS[name] });
    else tokens.push({ name });
  }
  return tokens;
}

// Reads tokens from left to right into functions of the answers.
function parser(tokens) {
  let place = 0;
  let depth = 0;
  const takes = (...signs) => {
    const sign = tokens[place]?.sign;
    if (sign === undefined || !signs.includes(sign)) return undefined;
    place += 1;
    return sign;
  };
  const mustTake = (sign) => {
    if (!takes(sign)) throw new SyntaxError(sign);
  };
  const joined = (word, part, join) => {
    let node = part();
    while (takes(word)) {
      const left = node;
      const right = part();
      node = (answers) => join(left(answers), right(answers));
    }
    return node;
  };
  const expression = () => {
    depth += 1;
    if (depth > DEEPEST) throw new SyntaxError("deep");
    const node = joined("or", () => joined("and", notPart, both), either);
    depth -= 1;
    return node;
  };
  const notPart = () => {
    let turned = false;
    while (takes("not")) turned = !turned;
    const node = comparison();
    return turned ? (answers) => !truth(node(answers)) : node;
  };
  const comparison = () => {
    const left = operand();
    const sign = takes(...ORDERS, "in");
    if (sign) return compared(sign, left, operand());
    if (!takes("not")) return left;
    mustTake("in");
    const held = compared("in", left, operand());
    return (answers) => !held(answers);
  };
  const operand = () => {
    if (takes("(")) {
      const node = expression();
      mustTake(")");
      return node;
    }
    return takes("[") ? list() : leaf();
  };
  const list = () => {
    const parts = [];
    while (!takes("]")) {
      if (parts.length) mustTake(",");
      parts.push(leaf());
    }
    return (answers) => parts.map((part) => part(answers));
  };
  const leaf = () => {
    const token = tokens[place];
    place += 1;
    if (token === undefined || token.sign !== undefined) throw new SyntaxError("operand");
    return token.name === undefined ? () => token.value : (answers) => answers[token.name] ?? null;
  };
  const whole = expression();
  if (place !== tokens.length) throw new SyntaxError("end");
  return whole;
}

const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
const both = (left, right) => truth(left) && truth(right);
const either = (left, right) => truth(left) || truth(right);
const kindOf = (value) => (value === null || value === undefined ? "none" : Array.isArray(value) ? "list" : typeof value);
const ordered = (left, right) => kindOf(left) === kindOf(right) && ["number", "string"].includes(kindOf(left));

function equal(left, right) {
  if (kindOf(left) !== kindOf(right)) return false;
  if (kindOf(left) !== "list") return kindOf(left) === "none" || left === right;
  return left.length === right.length && left.every((part, number) => equal(part, right[number]));
}

const COMPARISONS = {
  "=": equal,
  "!=": (left, right) => !equal(left, right),
  in: (left, right) => Array.isArray(right) && right.some((part) => equal(left, part)),
  "<": (left, right) => ordered(left, right) && left < right,
  ">": (left, right) => ordered(left, right) && left > right,
  "<=": (left, right) => ordered(left, right) && left <= right,
  ">=": (left, right) => ordered(left, right) && left >= right,
};

const compared = (sign, left, right) => (answers) => COMPARISONS[sign](left(answers), right(answers));

// A function of the answers; throws a SyntaxError for an expression against the grammar.
export function read(expression) {
  if (expression.length > MOST_SIGNS) throw new SyntaxError("long");
  return parser(tokensOf(expression));
}

export function isTrue(expression, answers) {
  try {
    return truth(read(expression)(answers));
  } catch {
    return true;
  }
}
