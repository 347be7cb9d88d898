"""Which unit of the round a row means: by code, by name, or asked for; never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.workbook.importing.target import Member, Target, bare_code
from units.models import Kind
from units.names import clean, match_key, search_key
from units.names.legacy import detect, repaired

_KINDS = {
    "x": Kind.COMMUNE,
    "xa": Kind.COMMUNE,
    "p": Kind.WARD,
    "phuong": Kind.WARD,
    "tt": Kind.TOWN,
    "thi tran": Kind.TOWN,
    "dac khu": Kind.SPECIAL_ZONE,
}


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a code and a name: a member, a message why not, or candidates to ask about.

    `repaired` is the name converted from an old encoding, where that was needed.
    """

    member: Member | None = None
    message: str = ""
    candidates: Sequence[Member] = ()
    repaired: str = ""


def find_member(target: Target, code: str, name: str, answer: str | None = None) -> Match:
    """The member that a row with this code and this name means; either may be empty.

    `answer` is the code that a person gave for it, which counts only among the candidates.
    """
    member = target.by_code.get(code)
    if member and name in {"", member.full_name}:
        return Match(member=member)
    text = repaired(name) if name and detect(name) else None
    named = clean(text or name)
    match = _by_code(target, clean(code), named) if clean(code) else _by_name(target, named)
    if answer is not None and match.candidates:
        chosen = [member for member in match.candidates if member.code == answer]
        match = Match(member=chosen[0]) if chosen else match
    return Match(match.member, match.message, match.candidates, text or "")


def _by_code(target: Target, code: str, name: str) -> Match:
    member = target.by_code.get(code)
    if member is None:
        like = target.by_bare_code.get(bare_code(code), [])
        member = like[0] if len(like) == 1 else None
    if member is None:
        return Match(message=_unknown_code(code))
    if name and not _agrees(member, name):
        words = {"code": code, "unit": member.full_name, "name": name}
        return Match(message=_("Mã “%(code)s” là %(unit)s nhưng dòng ghi “%(name)s”. Hãy sửa mã hoặc tên.") % words)
    return Match(member=member)


def _unknown_code(code: str) -> str:
    return _("Kỳ đánh giá không có đơn vị mã “%(code)s”. Hãy sửa mã hoặc bỏ dòng.") % {"code": code}


def _agrees(member: Member, name: str) -> bool:
    """Whether a name beside a code can be that unit's; a wrong code would give one unit another's scores."""
    return search_key(name) in _spellings(member) or match_key(name) == match_key(member.full_name)


def _spellings(member: Member) -> set[str]:
    return {search_key(member.name), search_key(member.full_name)}


def _by_name(target: Target, name: str) -> Match:
    """A name fits one unit, or it is asked: several fit, or the only one is of another kind than the name says."""
    named = [*target.by_name.get(match_key(name), [])]
    named += [member for member in target.by_name.get(search_key(name), []) if member not in named]
    if not named:
        message = _("Kỳ đánh giá không có đơn vị tên “%(name)s”. Hãy sửa tên, hoặc ghi thêm cột mã đơn vị.")
        return Match(message=message % {"name": name})
    kind = _kind_of(name)
    fitting = [member for member in named if kind is None or member.kind == kind]
    exact = [member for member in fitting if _is_spelled(member, name)]
    for sure in (fitting, exact):
        if len(sure) == 1:
            return Match(member=sure[0])
    return Match(candidates=fitting or named)


def _is_spelled(member: Member, name: str) -> bool:
    """Whether a name, with its kind or without, is the unit's letter for letter, marks included."""
    bare = name[-len(match_key(name)) :]  # a key has one letter for each letter of the name
    return member.name.casefold() in {name.casefold(), bare.casefold()}


def _kind_of(name: str) -> Kind | None:
    """The kind a name begins with: "TT. Tứ Kỳ" is a town."""
    whole, bare = search_key(name), match_key(name)
    return _KINDS.get(whole.removesuffix(bare).strip(" .:")) if whole != bare else None


class Finder:
    """Finds members for rows, each distinct pair of code and name once: an answer counts for all that say the same."""

    def __init__(self, target: Target, answers: Mapping[str, str]) -> None:
        self._target = target
        self._answers = answers
        self._found: dict[tuple[str, str], Match] = {}

    def __call__(self, address: str, code: str, name: str) -> tuple[Match, bool]:
        """The match of a row, and whether this pair is met for the first time; then it is asked about at `address`."""
        key = (code, name)
        if key in self._found:
            return self._found[key], False
        self._found[key] = find_member(self._target, code, name, self._answers.get(address))
        return self._found[key], True
