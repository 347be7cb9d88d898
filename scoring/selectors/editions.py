"""Editions of the annual report, read back."""

from collections.abc import Iterable

from scoring.models import Edition, EditionFile, Round, Variant

SIGNED_FIRST = (Variant.SIGNED, Variant.FULL)


def latest_edition(round_: Round) -> Edition | None:
    """The edition in force."""
    rows = Edition.objects.filter(round=round_).select_related("round__authority", "publication")
    return rows.defer("publication__document", "publication__overview").order_by("-number").first()


def signed_copy_of(edition: Edition) -> EditionFile | None:
    """The signed copy of an edition that came last."""
    return edition.files.filter(variant=Variant.SIGNED).order_by("-pk").first()


def report_file_of(edition: Edition, variants: Iterable[str] = SIGNED_FIRST) -> EditionFile | None:
    """The report as it is handed out: the signed copy where there is one, otherwise the PDF as issued."""
    for variant in variants:
        if file := edition.files.filter(variant=variant, unit=None).order_by("-pk").first():
            return file
    return None
