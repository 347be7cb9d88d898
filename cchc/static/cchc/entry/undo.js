// What was changed, to be taken back and done again. A step is a list of [cell, before, after].

const DEEPEST = 500;

export class Steps {
  constructor() {
    this.done = [];
    this.undone = [];
  }

  add(step) {
    if (!step.length) return;
    this.done.push(step);
    this.undone = [];
    if (this.done.length > DEEPEST) this.done.shift();
  }

  undo() {
    const step = this.done.pop();
    if (step) this.undone.push(step);
    return step?.map(([cell, before]) => [cell, before]) ?? [];
  }

  redo() {
    const step = this.undone.pop();
    if (step) this.done.push(step);
    return step?.map(([cell, , after]) => [cell, after]) ?? [];
  }
}
