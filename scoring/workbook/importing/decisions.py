"""What the person decided about an import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypedDict

from scoring.models import ScoreImport


class Arguments(TypedDict):
    """As `preview` takes them."""

    answers: Mapping[str, str]
    accept_repairs: bool
    take_mine: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Units for questions by address, conflicts whose mark in the file counts, and whether repairs are accepted."""

    answers: Mapping[str, str] = field(default_factory=dict)
    take_mine: frozenset[str] = frozenset()
    repairs: bool = False

    @classmethod
    def of(cls, import_: ScoreImport) -> Self:
        """As kept with an import."""
        kept: dict[str, Any] = import_.decisions
        return cls(kept.get("answers", {}), frozenset(kept.get("take_mine", ())), repairs=kept.get("repairs", False))

    def updated(
        self, answers: Mapping[str, str] | None, take_mine: frozenset[str] | None, *, repairs: bool | None
    ) -> "Decisions":
        """With what is not None in place of the earlier decision."""
        return Decisions(
            self.answers if answers is None else answers,
            self.take_mine if take_mine is None else take_mine,
            repairs=self.repairs if repairs is None else repairs,
        )

    def as_json(self) -> dict[str, Any]:
        """To be kept."""
        return {"answers": dict(self.answers), "take_mine": sorted(self.take_mine), "repairs": self.repairs}

    def arguments(self) -> Arguments:
        """For `preview`."""
        return {"answers": self.answers, "accept_repairs": self.repairs, "take_mine": self.take_mine}
