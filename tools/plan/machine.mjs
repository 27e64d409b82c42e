// Functions of digit strings as minimal machines: nodes with an answer (for the digits that end there) and a node for
// each further digit. Equal nodes are one, across all machines.
//
// Every machine stops counting somewhere: a sink has the same answer whatever follows.

const nodes = [];  // { answer, next: [10 node numbers], even }
const numbers = new Map();
const answers = [];
const answerNumbers = new Map();

// Answers are plain values, compared by their JSON.
export function answerOf(value) {
  const key = JSON.stringify(value);
  if (!answerNumbers.has(key)) {
    answerNumbers.set(key, answers.length);
    answers.push(value);
  }
  return answerNumbers.get(key);
}
export const answerValue = (answer) => answers[answer];

export const node = (number) => nodes[number];
export const step = (number, digit) => nodes[number].next[digit];
export const valueAt = (number) => answers[nodes[number].answer];

export function sink(value) {
  const answer = answerOf(value);
  const key = `sink ${answer}`;
  if (!numbers.has(key)) {
    numbers.set(key, nodes.length);
    // even: the answer depends on the count of further digits alone.
    nodes.push({ answer, next: new Array(10).fill(nodes.length), even: true, sink: true });
  }
  return numbers.get(key);
}

function intern(answer, next) {
  const first = next[0];
  const uniform = next.every((to) => to === first);
  if (uniform && nodes[first].sink && nodes[first].answer === answer) return first;
  const key = `${answer} ${next.join()}`;
  if (!numbers.has(key)) {
    numbers.set(key, nodes.length);
    nodes.push({ answer, next, even: uniform && nodes[first].even, sink: false });
  }
  return numbers.get(key);
}

// The minimal machine of { start, key(state), answer(state), step(state, digit), sink(state) }: sink gives a value when
// nothing that follows matters, else undefined. Returns its root.
export function minimized(machine) {
  const known = new Map();
  const visit = (state) => {
    const key = machine.key(state);
    const found = known.get(key);
    if (found !== undefined) return found;
    const end = machine.sink(state);
    let number;
    if (end !== undefined) {
      number = sink(end);
    } else {
      const next = [];
      for (let digit = 0; digit < 10; ++digit) next.push(visit(machine.step(state, digit)));
      number = intern(answerOf(machine.answer(state)), next);
    }
    known.set(key, number);
    return number;
  };
  return visit(machine.start);
}
