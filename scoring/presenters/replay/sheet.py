"""The outcome of a trial as a table for spreadsheets: every unit, before and after."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.tables.sheets import SheetOut, Value
from scoring.presenters.replay.page import Trial
from scoring.presenters.replay.words import Names, driver_text, reason_texts
from scoring.results import schema
from scoring.rules.outcome import Outcome
from scoring.rules.replay import Move
from scoring.rules.rounding import half_up

PLACES = 6  # finer than anybody reads, and still a number a spreadsheet shows
WIDTHS = (12, 24, 14, 28, 28, 14, 14, 10, 10, 12, 60, 40, 14)


def trial_sheet(trial: Trial) -> SheetOut:
    """One row for each unit, in printed order."""
    names = trial.names
    return SheetOut(
        _("Chạy thử"),
        _headers(),
        [_row(unit, trial.moves[unit["code"]], names) for unit in trial.units],
        widths=WIDTHS,
        texts=(0,),
    )


def _headers() -> list[str]:
    return [
        _("Mã đơn vị"),
        _("Đơn vị"),
        _("Khối xếp hạng"),
        _("Phân loại hiện nay"),
        _("Phân loại theo dự thảo"),
        _("Chỉ số hiện nay (%)"),
        _("Chỉ số theo dự thảo (%)"),
        _("Hạng hiện nay"),
        _("Hạng theo dự thảo"),
        _("Số bậc tăng, giảm"),
        _("Vì sao đổi mức"),
        _("Lĩnh vực làm đổi hạng nhiều nhất"),
        _("Số tiêu chí chưa có điểm"),
    ]


def _row(unit: schema.UnitDocument, move: Move, names: Names) -> Sequence[Value]:
    return [
        unit["code"],
        unit["full_name"],
        unit["block"],
        _label(move.before, names),
        _label(move.after, names),
        _percent(move.before),
        _percent(move.after),
        move.rank_before.rank if move.rank_before else None,
        move.rank_after.rank if move.rank_after else None,
        move.rank_steps,
        " ".join(reason_texts(move, names)),
        driver_text(move, names),
        move.after.missing,
    ]


def _label(outcome: Outcome, names: Names) -> str | None:
    return names.bands[outcome.classification.band] if outcome.classification else None


def _percent(outcome: Outcome) -> Decimal | None:
    percent = outcome.composite.percent
    return None if percent is None else half_up(percent, PLACES)
