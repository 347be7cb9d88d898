"""What the appraisers noted on a unit's scores."""

from collections.abc import Mapping

from scoring.models import Layer, Round, Score


def appraisal_notes(round_: Round, code: str) -> Mapping[str, str]:
    """Notes on the unit `code` by criterion: the final layer's, else the first appraisal's. One query."""
    cells = Score.objects.filter(round_unit__round=round_, round_unit__unit__code=code)
    rows = cells.filter(layer__in=[Layer.FIRST, Layer.FINAL]).exclude(note="")
    found: dict[str, str] = {}
    for criterion, layer, note in rows.values_list("criterion__code", "layer", "note"):
        if layer == Layer.FINAL or criterion not in found:
            found[criterion] = note
    return found
