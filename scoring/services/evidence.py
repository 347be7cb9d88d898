"""Evidence behind a self score: added, replaced, withdrawn by the unit; nothing is ever altered or lost."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Criterion, Evidence, RoundUnit, StoredFile
from scoring.selectors.evidence_gate import EvidenceGate, evidence_gate
from scoring.selectors.gate import Gate, gate_of
from scoring.services.errors import RefusedError
from scoring.services.files import Upload, kept_file
from scoring.services.gates import passed, refuse
from scoring.services.log import write_event
from units.models import User

MOST_AT_ONCE = 10


@dataclass(frozen=True)
class Reference:
    """A document as it is cited: trích yếu, số ký hiệu, ngày, cơ quan ban hành, đường dẫn."""

    title: str = ""
    number: str = ""
    issued_on: datetime.date | None = None
    issuer: str = ""
    link: str = ""


def add_evidence(
    *,
    actor: User | None,
    place: RoundUnit,
    criterion: Criterion,
    reference: Reference = Reference(),
    uploads: Sequence[Upload] = (),
) -> list[Evidence]:
    """Add one document for each file, or one that is only cited; all of them or none.

    Raises NotAllowedError (not an official of the unit), RefusedError (closed, locked, handed in, or a reference that
    says nothing), FileRefused.
    """
    _door(actor, place, criterion)
    if len(uploads) > MOST_AT_ONCE:
        raise RefusedError(_("Mỗi lần gửi tối đa %(count)d tệp.") % {"count": MOST_AT_ONCE})
    _refuse_bad_reference(reference)
    files = [kept_file(actor=actor, upload=upload) for upload in uploads]
    each: Sequence[StoredFile | None] = files or [None]
    with transaction.atomic():
        _open_door(actor, place, criterion)
        _refuse_repeated(place, criterion, files)
        rows = [Evidence(round_unit=place, criterion=criterion, **asdict(reference)) for _file in each]
        return [_added(actor, row, file) for row, file in zip(rows, each, strict=True)]


def replace_evidence(
    *, actor: User | None, evidence: Evidence, reference: Reference = Reference(), upload: Upload | None = None
) -> Evidence:
    """Put a new document in the place of one; without a new file it keeps the old one's. The old one stays, withdrawn.

    Raises as `add_evidence`, and RefusedError when the old one is withdrawn already.
    """
    place, criterion = evidence.round_unit, evidence.criterion
    _door(actor, place, criterion)
    _refuse_bad_reference(reference)
    file = kept_file(actor=actor, upload=upload) if upload else None
    with transaction.atomic():
        old = _standing(_open_door(actor, place, criterion), evidence)
        if file:
            _refuse_repeated(place, criterion, [file])
        _withdraw(actor, old)
        new = Evidence(round_unit=place, criterion=criterion, replaces=old, **asdict(reference))
        return _added(actor, new, file or old.file)


def withdraw_evidence(*, actor: User | None, evidence: Evidence, reason: str = "") -> None:
    """Take a document back; it stays readable as withdrawn. Raises as `replace_evidence`."""
    with transaction.atomic():
        old = _standing(_open_door(actor, evidence.round_unit, evidence.criterion), evidence)
        _withdraw(actor, old)
        said = {"reason": reason} if reason else {}
        _log(actor, Action.EVIDENCE_WITHDRAWN, old, said)


def _door(actor: User | None, place: RoundUnit, criterion: Criterion) -> None:
    """Asked before a file is even read: who may not add anything stores nothing."""
    refuse(evidence_gate(gate_of(actor, place.round), place, criterion).refusal)


def _open_door(actor: User | None, place: RoundUnit, criterion: Criterion) -> EvidenceGate:
    """Asked again with the round held."""
    gate: Gate = passed(actor, place.round)[1]
    found = evidence_gate(gate, place, criterion)
    refuse(found.refusal)
    return found


def _standing(door: EvidenceGate, evidence: Evidence) -> Evidence:
    """The document read again, if it may be altered now."""
    old = Evidence.objects.select_for_update(of=("self",)).select_related("file").get(pk=evidence.pk)
    if not old.is_live:
        raise RefusedError(_("Tài liệu này đã được thay hoặc rút trước đó. Hãy tải lại trang."))
    refuse(door.of(old))
    return old


def _refuse_bad_reference(reference: Reference) -> None:
    if reference.issued_on and reference.issued_on > timezone.localdate():
        raise RefusedError(_("Ngày văn bản không được sau ngày hôm nay."))
    if reference.link:
        try:
            URLValidator(schemes=["http", "https"])(reference.link)
        except ValidationError as error:
            message = _("Đường dẫn phải là địa chỉ web đầy đủ, ví dụ https://example.gov.vn/van-ban/15.")
            raise RefusedError(message) from error


def _refuse_repeated(place: RoundUnit, criterion: Criterion, files: Sequence[StoredFile]) -> None:
    """The same content twice in a cell says nothing more."""
    live = Evidence.objects.filter(round_unit=place, criterion=criterion, withdrawn_at__isnull=True)
    seen = dict(live.filter(file__isnull=False).values_list("file__sha256", "file__name"))
    for file in files:
        if file.sha256 in seen:
            message = _("Tệp “%(file)s” đã có trong tiêu chí này với tên “%(known)s”, không cần gửi lại.")
            raise RefusedError(message % {"file": file.name, "known": seen[file.sha256]})
        seen[file.sha256] = file.name


def _added(actor: User | None, evidence: Evidence, file: StoredFile | None) -> Evidence:
    if file is not None and file.pk is None:
        file.save()
    evidence.file = file
    evidence.added_by = actor
    evidence.full_clean(exclude=["round_unit", "criterion", "replaces", "added_by", "withdrawn_by"])
    evidence.save()
    replaced = {"replaces": evidence.replaces_id} if evidence.replaces_id else {}
    _log(actor, Action.EVIDENCE_REPLACED if replaced else Action.EVIDENCE_ADDED, evidence, replaced)
    return evidence


def _withdraw(actor: User | None, evidence: Evidence) -> None:
    evidence.withdrawn_by, evidence.withdrawn_at = actor, timezone.now()
    evidence.save(update_fields=["withdrawn_by", "withdrawn_at"])


def _log(actor: User | None, action: Action, evidence: Evidence, more: dict[str, Any]) -> None:
    file = evidence.file
    about = {
        "title": evidence.title,
        "number": evidence.number,
        "issued_on": evidence.issued_on.isoformat() if evidence.issued_on else "",
        "issuer": evidence.issuer,
        "link": evidence.link,
        "file": file.name if file else "",
        "size": file.size if file else "",
        "sha256": file.sha256 if file else "",
    }
    write_event(
        actor=actor,
        action=action,
        round_=evidence.round_unit.round,
        place=evidence.round_unit,
        criterion=evidence.criterion,
        payload={"evidence": evidence.pk, **{name: value for name, value in about.items() if value}, **more},
    )
