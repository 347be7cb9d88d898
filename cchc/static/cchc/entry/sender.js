// Sends what waits in the queue, one request at a time; tells what became of it, and how the line stands.

const BATCH = 200;
const RETRY = 5000; // ms
const PATIENCE = 20000; // ms that an answer may take

export class Sender {
  // `request(items)` makes the body, `answered(items, answer)` takes what came back, `stands(line, answer)` the state.
  constructor(form, queue, { request, answered, stands }) {
    Object.assign(this, { url: form.dataset.saveUrl, user: Number(form.dataset.user), queue, request, answered, stands });
    this.token = form.querySelector("[name=csrfmiddlewaretoken]");
    this.busy = false;
    this.line = "";
    addEventListener("online", () => this.soon(0));
    addEventListener("offline", () => this.halt("offline"));
    addEventListener("focus", () => this.line && this.soon(0));
  }

  // Send in `wait` ms, or earlier if that was asked for before.
  soon(wait) {
    const due = Date.now() + wait;
    if (this.due && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.send(), wait);
  }

  async send() {
    this.due = 0;
    clearTimeout(this.timer);
    if (this.busy) return;
    const items = this.next();
    if (!items.length) return this.set("");
    this.busy = true;
    this.set(this.line, true);
    try {
      await this.exchange(items);
    } catch {
      this.halt(navigator.onLine ? "failed" : "offline");
    }
    this.busy = false;
    this.stands(this.line);
    if (!this.line && this.queue.waiting().length) this.soon(this.again ? 0 : RETRY);
  }

  // Items of one layer.
  next() {
    const all = this.queue.waiting();
    return all.filter(([, item]) => item.layer === all[0][1].layer).slice(0, BATCH);
  }

  async exchange(items) {
    const before = JSON.stringify(items);
    const response = await this.post(this.request(items));
    if (response.status === 401) return this.halt("signin", await response.json());
    if (response.status === 403 && (await this.renew())) return this.exchange(items);
    if (response.status >= 500) return this.halt("failed");
    if (!response.ok || response.redirected) return this.refuse(response);
    this.renewed = false;
    this.line = "";
    this.answered(items, await response.json());
    this.again = JSON.stringify(this.next()) !== before;
    return undefined;
  }

  post(body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token.value };
    return fetch(this.url, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
  }

  // After signing in again the old token no longer counts.
  async renew() {
    if (this.renewed) return false;
    const response = await fetch(this.url, { headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected) return false;
    this.renewed = true;
    this.token.value = (await response.json()).token;
    return true;
  }

  async refuse(response) {
    const answer = await response.json().catch(() => ({}));
    this.renewed = false;
    this.halt(response.status === 403 || response.redirected ? "signin" : "rejected", answer);
  }

  halt(line, answer = {}) {
    this.set(line, false, answer);
    if (line !== "rejected") this.soon(RETRY);
  }

  set(line, saving = false, answer = {}) {
    this.line = line;
    this.stands(line, answer, saving);
  }
}
