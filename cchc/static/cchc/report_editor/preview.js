// The printed section beside the editor, drawn by the server as it would be on paper.

const QUIET = 500; // ms

export class Preview {
  constructor(form, editor) {
    Object.assign(this, { form, editor, asked: 0 });
    this.place = document.querySelector("[data-preview]");
    editor.on("update", () => this.soon());
    form.addEventListener("put", () => this.soon());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), QUIET);
  }

  async draw() {
    const number = ++this.asked;
    const headers = { "X-CSRFToken": this.form.querySelector("[name=csrfmiddlewaretoken]").value };
    const body = new URLSearchParams({ body: this.editor.getHTML() });
    try {
      const response = await fetch(this.form.dataset.previewUrl, { method: "POST", headers, body });
      if (!response.ok || response.redirected || number !== this.asked) return;
      this.place.innerHTML = (await response.json()).html; // clean, from the server
    } catch {
      // the line is down: the editor says so
    }
  }
}
