"""Keeping a signed copy of an edition. What its signatures are worth was found out before (scoring.report.signing)."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import Action, Edition, EditionFile, Round, Variant
from scoring.permissions import may_approve_report, may_write_report
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held
from scoring.services.log import write_event
from scoring.services.report.editions import NewFile, keep_file
from units.models import User


def refuse_signing(actor: User | None, round_: Round, *, with_key: bool) -> None:
    """Raise NotAllowedError: a leader signs with a key; a copy signed outside is also taken in by the office."""
    if actor is None or may_approve_report(actor, round_):
        return
    if with_key or not may_write_report(actor, round_):
        raise NotAllowedError


def signable(edition: Edition) -> EditionFile:
    """The PDF of the edition that is signed. Raises RefusedError while it is not drawn, or for an earlier edition."""
    if Edition.objects.filter(round=edition.round_id, number__gt=edition.number).exists():
        raise RefusedError(_("Lần ban hành này đã được thay; chỉ ký lần ban hành đang có hiệu lực."))
    full = edition.files.filter(variant=Variant.FULL, unit=None).first()
    if full is None:
        raise RefusedError(_("Bản PDF của báo cáo chưa vẽ xong. Hãy chờ vài phút rồi ký."))
    return full


@transaction.atomic
def keep_signed(
    *, actor: User | None, edition: Edition, data: bytes, signature: Mapping[str, Any], with_key: bool
) -> EditionFile:
    """Keep `data` as a signed copy; `signature` tells who signed. Earlier signed copies stay.

    Raises NotAllowedError, or RefusedError: not the latest edition, no PDF yet, not that PDF, kept already.
    """
    round_ = held(edition.round)
    refuse_signing(actor, round_, with_key=with_key)
    full = signable(edition)
    if hashlib.sha256(data[: full.size]).hexdigest() != full.sha256:
        raise RefusedError(_("Tệp này không phải bản PDF đã ban hành của báo cáo."))
    digest = hashlib.sha256(data).hexdigest()
    if edition.files.filter(variant=Variant.SIGNED, sha256=digest).exists():
        raise RefusedError(_("Bản ký số này đã được lưu."))
    name = f"{full.name.removesuffix('.pdf')}-ky-so.pdf"
    row = keep_file(actor=actor, edition=edition, new=NewFile(Variant.SIGNED, name, data, signature=signature))
    payload = {"edition": edition.number, "sha256": digest, "signer": _signers(signature), "with_key": with_key}
    write_event(actor=actor, action=Action.REPORT_SIGNED, round_=round_, payload=payload)
    return row


def _signers(signature: Mapping[str, Any]) -> str:
    return ", ".join(dict.fromkeys(one["signer"] for one in signature.get("signatures", ())))
