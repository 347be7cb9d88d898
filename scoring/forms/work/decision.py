"""What was posted with a decision upon an explanation."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from scoring.forms.work.typed import WrongEntryError, read_mark
from scoring.models import Criterion, Layer, RoundUnit
from scoring.rules.marks import Mark
from scoring.selectors.appraisal.cell import Layers, mark_in, version_in
from scoring.selectors.appraisal.stage import APPRAISED_LAYERS
from scoring.selectors.structure import Structure
from scoring.services.explanations import Points
from scoring.services.scores import Cell

OTHER = "khac"
NEVER = -1  # a version no row has


def points_of(post: Mapping[str, str], place: RoundUnit, criterion: Criterion, layers: Layers) -> Points | None:
    """The points given with the decision: a mark of another layer with its facts, or one's own; None for none.

    The decision is the note of the points. Raises ValidationError for points that are no mark, and where the mark that
    was chosen has changed since it was shown.
    """
    chosen, layer = post.get("chon-diem", ""), post.get("lop", "")
    if not chosen or layer not in APPRAISED_LAYERS:
        return None
    source = None if chosen == OTHER else _source(chosen, layers)
    mark = mark_in(layers, source) if source else _typed(post.get("diem", ""), criterion)
    cell = Cell(
        place.pk,
        criterion.code,
        mark,
        based_on=version(post.get("phien-ban", "")),
        note=post.get("noi-dung", "").strip(),
        facts=layers[source].facts if source else None,
    )
    return Points(Layer(layer), cell)


def version(text: str) -> int:
    """A version as posted; nonsense is one that no row has, so that the service finds it changed."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else NEVER


def _source(chosen: str, layers: Layers) -> Layer:
    name, _colon, shown = chosen.partition(":")
    if name not in set(Layer) or version(shown) != version_in(layers, Layer(name)) or Layer(name) not in layers:
        raise ValidationError(_("Điểm vừa được sửa. Hãy xem điểm mới rồi chọn lại."))
    return Layer(name)


def _typed(text: str, criterion: Criterion) -> Mark:
    if not text.strip():
        message = _("Tiêu chí %(code)s: hãy ghi điểm sau giải trình, hoặc chọn “chưa ghi điểm”.")
        raise ValidationError(message % {"code": criterion.code})
    try:
        return read_mark(Structure.leaf(criterion), text)
    except WrongEntryError as error:
        raise ValidationError(str(error)) from error
