"""The sheet of settings: what the portal always does, and what an open round is told."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from cchc.tables.report import CellChange, Refusal, Report, RowChange, State
from cchc.tables.sheets import Place
from cchc.tables.widgets import YesNoWidget
from scoring.models import ClassificationScheme, CriteriaSet, Round
from scoring.services.blocks import set_blocks, set_survey_held
from scoring.workbook.regulation.blocks import Blocks, blocks_of, blocks_text, read_blocks
from scoring.workbook.regulation.layout import BLOCKS, FIXED, ROUND, SURVEY
from scoring.workbook.regulation.reading import Setting
from units.models import User
from units.names import search_key

Settings = Mapping[str, Setting]


def apply_settings(
    settings: Settings, criteria_set: CriteriaSet | None, scheme: ClassificationScheme | None, actor: User | None
) -> Report:
    """Check what is fixed and give the round what is said of it."""
    refused = list(_fixed(settings))
    said = [settings[item] for item in (SURVEY, BLOCKS) if item in settings and settings[item].text]
    slug = settings[ROUND].text if ROUND in settings else ""
    if not slug:
        message = _("Hãy ghi kỳ đánh giá ở mục “%(item)s”, hoặc để trống ô này.")
        refused += [Refusal(_place(setting), message % {"item": ROUND}) for setting in said]
        return Report(refused=tuple(refused))
    round_ = Round.objects.filter(slug=slug).select_related("criteria_set", "scheme", "authority").first()
    problem = _misfit(round_, slug, criteria_set, scheme)
    if problem or round_ is None:
        return Report(refused=(*refused, Refusal(_place(settings[ROUND]), problem)))
    changes = tuple(_told(round_, settings, actor, refused))
    return Report(changes=changes, refused=tuple(refused))


def _fixed(settings: Settings) -> Iterator[Refusal]:
    for item, value in FIXED.items():
        said = settings.get(item)
        if said is not None and said.text and search_key(said.text) != search_key(value):
            message = _("Cổng chỉ có một cách: “%(value)s”. Hãy ghi như vậy hoặc để trống.")
            yield Refusal(_place(said), message % {"value": value})


def _misfit(
    round_: Round | None, slug: str, criteria_set: CriteriaSet | None, scheme: ClassificationScheme | None
) -> str:
    """Why the round cannot be the one of this regulation; empty when it can."""
    if round_ is None:
        return _("Chưa có kỳ đánh giá “%(slug)s”; hãy để trống, mở kỳ rồi nhập lại.") % {"slug": slug}
    other_scheme = scheme is not None and round_.scheme_id != scheme.pk
    if criteria_set is None or round_.criteria_set_id != criteria_set.pk or other_scheme:
        return _("Kỳ “%(slug)s” dùng bộ tiêu chí hoặc thang phân loại khác; hãy ghi kỳ khác hoặc để trống.") % {
            "slug": slug
        }
    return ""


def _told(round_: Round, settings: Settings, actor: User | None, refused: list[Refusal]) -> Iterator[RowChange]:
    """What changes of the round; what cannot is refused at its cell."""
    for item, act in ((SURVEY, _survey), (BLOCKS, _blocks)):
        setting = settings.get(item)
        if setting is None or not setting.text:
            continue
        try:
            cell = act(round_, setting, actor)
        except PermissionDenied:
            refused.append(Refusal(_place(setting), _("Bạn không có quyền sửa kỳ đánh giá này.")))
        except ValidationError as error:
            refused += [Refusal(_place(setting), message) for message in error.messages]
        except ValueError as error:
            refused.append(Refusal(_place(setting), str(error)))
        else:
            if cell is not None:
                yield RowChange(State.CHANGED, _place(setting), str(round_), (cell,))


def _survey(round_: Round, setting: Setting, actor: User | None) -> CellChange | None:
    held = YesNoWidget().clean(setting.value)
    if held == round_.survey_held:
        return None
    set_survey_held(actor=actor, round_=round_, survey_held=held)
    words = YesNoWidget()
    return CellChange(SURVEY, words.render(not held), words.render(held))


def _blocks(round_: Round, setting: Setting, actor: User | None) -> CellChange | None:
    wanted, now = read_blocks(setting.text), blocks_of(round_)
    if wanted is None or _alike(wanted, now):
        return None
    set_blocks(actor=actor, round_=round_, blocks=wanted)
    return CellChange(BLOCKS, blocks_text(now), blocks_text(wanted))


def _alike(one: Blocks, other: Blocks | None) -> bool:
    if other is None or list(one) != list(other):
        return False
    return all(set(one[name]) == set(other[name]) for name in one)


def _place(setting: Setting) -> str:
    place: Place = setting.place
    return str(place)
