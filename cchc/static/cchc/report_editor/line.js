// The line to the server, of which a section needs one thing more than scores do: an answer of two texts.

import { Sender } from "../entry/sender.js";

const CONFLICT = 409;

export class Line extends Sender {
  constructor(form, queue, { conflicted, ...told }) {
    super(form, queue, told);
    this.conflicted = conflicted;
  }

  async refuse(response) {
    if (response.status !== CONFLICT) return super.refuse(response);
    this.renewed = false;
    this.line = "";
    this.conflicted(await response.json());
    return undefined;
  }
}
