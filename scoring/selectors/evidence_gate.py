"""Who may add evidence and when, and who may open its files. Asked by pages and by services alike."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.models import Criterion, Evidence, Explanation, Layer, RoundUnit
from scoring.permissions import Person
from scoring.rules.stages import Stage
from scoring.selectors.assignments import shares_of
from scoring.selectors.gate import Gate, Refusal, Why, ask_of
from units.access import has_role
from units.models import Role

OPENERS = (Role.OFFICE, Role.LEADER, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class EvidenceGate:
    """What may be done with the evidence of one cell now; `asked` is the request for an explanation that waits."""

    refusal: Refusal | None
    asked: Explanation | None

    @property
    def may_add(self) -> bool:
        """Whether documents may be added."""
        return self.refusal is None

    def of(self, evidence: Evidence) -> Refusal | None:
        """Why this document may not be replaced or withdrawn now; None when it may.

        While an explanation waits a handed-in sheet stands as it is: only what was added since can be taken back.
        """
        if self.refusal or self.asked is None or evidence.added_at >= self.asked.asked_at:
            return self.refusal
        return Refusal(Why.SUBMITTED, _("Tài liệu đã gửi cùng phiếu nên không thay, rút được; hãy thêm tài liệu mới."))


def evidence_gate(gate: Gate, place: RoundUnit, criterion: Criterion) -> EvidenceGate:
    """As the self score, so its evidence; and while an explanation of the cell waits. One query at most."""
    refusal = gate.refusal(Layer.SELF, ask_of(place, criterion.domain_id, criterion.method))
    if refusal is None or refusal.why in {Why.ROLE, Why.LOCKED}:
        return EvidenceGate(_worded(refusal), None)
    asked = Explanation.objects.filter(
        round_unit=place, criterion=criterion, answered_at__isnull=True, decided_at__isnull=True
    ).first()
    if asked is None:
        return EvidenceGate(refusal, None)
    return EvidenceGate(gate.stage_refusal([Stage.EXPLANATION], place.pk), asked)


def may_open_files(person: Person, place: RoundUnit, domain: int) -> bool:
    """Whether `person` may open the files of a cell of this domain (pk).

    The unit's officials, the office, the leader, the administrator, and the appraisers to whom the cell was given.
    """
    authority = place.round.authority_id
    if has_role(person, place.unit_id, Role.OFFICIAL) or has_role(person, authority, *OPENERS):
        return True
    return shares_of(person, place.round).holds(place.pk, domain)


def _worded(refusal: Refusal | None) -> Refusal | None:
    if refusal is None or refusal.why is not Why.ROLE:
        return refusal
    return Refusal(Why.ROLE, _("Chỉ cán bộ của đơn vị thêm, thay, rút tài liệu kiểm chứng của đơn vị."))
