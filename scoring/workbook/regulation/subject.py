"""What a regulation workbook is about."""

from dataclasses import dataclass

from django.db.models import QuerySet

from scoring.models import ClassificationScheme, CriteriaSet, Round


@dataclass(frozen=True, slots=True)
class Regulation:
    """A criteria set; the scheme its units are classified by; the round whose settings are shown, if any."""

    criteria_set: CriteriaSet
    scheme: ClassificationScheme | None = None
    round: Round | None = None


def regulation_of(
    criteria_set: CriteriaSet, *, scheme: ClassificationScheme | None = None, round_: Round | None = None
) -> Regulation:
    """The set with `scheme`: by default that of the round, or the only one there is."""
    if scheme is None:
        scheme = round_.scheme if round_ else _only_scheme()
    return Regulation(criteria_set, scheme, round_)


def latest_round(criteria_set: CriteriaSet, rounds: QuerySet[Round] | None = None) -> Round | None:
    """The latest round, of `rounds`, that is scored by the set."""
    among = Round.objects.all() if rounds is None else rounds
    found = among.filter(criteria_set=criteria_set).select_related("scheme", "authority")
    return found.order_by("-year", "slug").first()


def _only_scheme() -> ClassificationScheme | None:
    found = list(ClassificationScheme.objects.all()[:2])
    return found[0] if len(found) == 1 else None
