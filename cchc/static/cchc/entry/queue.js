// What was typed and is not saved yet, kept in the browser: one entry for each cell, so that two tabs do not overwrite
// each other. Entries belong to one account and one round.

export class Queue {
  constructor(user, round) {
    this.prefix = `cchc-entry/${user}/${round}/`;
    this.items = new Map();
    this.isKept = true;
    this.load();
  }

  load() {
    try {
      for (let n = 0; n < localStorage.length; n += 1) {
        const key = localStorage.key(n);
        if (key.startsWith(this.prefix)) this.items.set(key.slice(this.prefix.length), JSON.parse(localStorage.getItem(key)));
      }
    } catch {
      this.isKept = false; // no storage, or nonsense in it: the page still holds what is typed
    }
  }

  put(id, item) {
    const entry = { ...item, turn: `${Date.now()}-${Math.random()}` };
    this.items.set(id, entry);
    try {
      localStorage.setItem(this.prefix + id, JSON.stringify(entry));
    } catch {
      this.isKept = false;
    }
    return entry;
  }

  // Forget an entry, unless something newer stands in its place.
  drop(id, turn = this.items.get(id)?.turn) {
    if (this.items.get(id)?.turn === turn) this.items.delete(id);
    try {
      const kept = JSON.parse(localStorage.getItem(this.prefix + id));
      if (kept?.turn === turn) localStorage.removeItem(this.prefix + id);
    } catch {
      this.isKept = false;
    }
  }

  get(id) {
    return this.items.get(id);
  }

  has(id) {
    return this.items.has(id);
  }

  waiting() {
    return [...this.items].filter(([, item]) => !item.held);
  }
}
