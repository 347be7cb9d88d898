"""Texts of sections with their cited figures filled in."""

from collections.abc import Sequence

from scoring.models import Round
from scoring.report.citing.catalogue import catalogue_of
from scoring.report.citing.filling import filled
from scoring.results.source import Results


def texts_filled(texts: Sequence[str], round_: Round, results: Results) -> list[str]:
    """Each text as it is printed: what it cites stands in it as it is now."""
    if not any(texts):
        return list(texts)
    catalogue = catalogue_of(round_, results, results.overview["round"]["year"])
    return [filled(text, catalogue) if text else "" for text in texts]
