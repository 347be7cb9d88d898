"""What stands within a line of the notation."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from scoring.texts.keys import is_key
from scoring.texts.notation.signs import BREAK, CITE, EM, STRONG
from scoring.texts.tree import Break, Citation, Inline, Run


class NotationError(ValidationError):
    """The notation cannot be read; the message says where and what to write."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def at(self, line: int) -> "NotationError":
        """The same, naming the line of the text box."""
        return NotationError(_("Dòng %(line)d: %(said)s") % {"line": line, "said": self.said})


class _Scanner:
    """Reads signs one after the other."""

    def __init__(self, text: str, *, in_cell: bool) -> None:
        self.text, self.in_cell = text, in_cell
        self.at = 0
        self.strong = self.em = False
        self.found: list[Inline] = []

    def read(self) -> list[Inline]:
        while self.at < len(self.text):
            self.at += self._step()
        return self.found

    def _step(self) -> int:
        """Read what stands here; how many characters it takes."""
        here = self.text[self.at]
        if here == "\\" and self.at + 1 < len(self.text):
            return self._add(Run(self.text[self.at + 1], self.strong, self.em), 2)
        if here == "\n":
            return self._add(Break(), 1)
        if self.in_cell and self.text.startswith(BREAK, self.at):
            return self._add(Break(), 2)
        if self.text.startswith("[[", self.at):
            return self._cite()
        return self._toggle() or self._add(Run(here, self.strong, self.em), 1)

    def _toggle(self) -> int:
        if self.text.startswith(STRONG, self.at):
            self.strong = not self.strong
            return len(STRONG)
        if self.text.startswith(EM, self.at):
            self.em = not self.em
            return len(EM)
        return 0

    def _cite(self) -> int:
        found = CITE.match(self.text, self.at)
        key = found[1].strip() if found else ""
        if found is None or not is_key(key):
            said = _(
                "“%(key)s” không phải là trích dẫn. Hãy chép đúng dạng [[figure/ma-so-lieu/value]] trong danh sách."
            )
            raise NotationError(said % {"key": found[0] if found else "[["})
        return self._add(Citation(key, self.strong, self.em), len(found[0]))

    def _add(self, inline: Inline, length: int) -> int:
        self.found.append(inline)
        return length


def inlines_of(text: str, *, in_cell: bool = False) -> list[Inline]:
    """Runs, breaks and citations of `text`. Raises NotationError for a citation that is none."""
    return _Scanner(text, in_cell=in_cell).read()
