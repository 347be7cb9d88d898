"""A regulation goes out and comes back: nothing changes, and an empty portal becomes the same."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.tables.report import Report
from cchc.tables.sheets import table_files
from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain, RuleType
from scoring.models.criteria import Level, MethodChoices, NaPolicyChoices
from scoring.rule_words import parameters_from_text
from scoring.workbook.regulation import import_regulation, regulation_of, regulation_sheets

pytestmark = pytest.mark.django_db

WORDS = [
    "Kế hoạch",
    "cải cách",
    "Tỷ lệ",
    "hồ sơ",
    "đúng hạn",
    "=1+1",
    "-",
    "+",
    "@",
    "'",
    "≥ 95%",
    "1.10",
    "TRUE",
    "&<>",
]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
LONG = st.lists(TEXT, max_size=4).map("\n".join)
POINTS = st.sampled_from([Decimal("0.25"), Decimal("0.333333"), Decimal(1), Decimal("1.5"), Decimal(12)])
CHOICE = {"method": MethodChoices, "rule_type": RuleType, "na_policy": NaPolicyChoices}
# Parameters that suit a criterion of any maximum.
RULES = {
    "binary": "có: tối đa; không: 0; hỏi: =1+1",
    "ratio": "b/a; a: Tổng số; b: Số đạt",
    "ratio_floor": "sàn: trên 80,5%",
    "ratio_exact": "đủ 100%",
    "ratio_target": "chỉ tiêu: 10%",
    "checklist": "chia đều; Kế hoạch; =A1; Báo cáo",
    "count": "mỗi báo cáo: 0,125",
    "deduction": "Cách chức: về 0; sàn: 0",
    "survey_mean": "thang: 1–5; nhập: số phiếu",
}


@st.composite
def leaf(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of a scored criterion."""
    chosen = {name: draw(st.sampled_from(choices.values)) for name, choices in CHOICE.items()}
    texts = {name: draw(LONG) for name in ("rule_text", "na_text", "evidence")}
    rule = draw(st.sampled_from(["", RULES.get(chosen["rule_type"], "")]))
    parameters = {
        "rule": parameters_from_text(chosen["rule_type"], rule, None),
        "requires_evidence": draw(st.booleans()),
    }
    return {"title": draw(TEXT), "max_points": draw(POINTS), **chosen, **texts, **parameters}


# Domains of groups; a group without parts is a criterion directly under the domain.
SHAPE = st.lists(st.lists(st.lists(leaf(), min_size=1, max_size=3), min_size=1, max_size=3), min_size=1, max_size=3)


def build(shape: list[list[list[dict[str, Any]]]], name: str) -> CriteriaSet:
    """A set of that shape, its sums right."""
    total = sum(leaf["max_points"] for groups in shape for parts in groups for leaf in parts)
    criteria_set = CriteriaSet.objects.create(
        code="bo", name=name, total_points=total, level=Level.COMMUNE, decision_number="=2/QĐ", is_sample=True
    )
    for number, groups in enumerate(shape, start=1):
        points = sum(leaf["max_points"] for parts in groups for leaf in parts)
        domain = Domain.objects.create(criteria_set=criteria_set, number=number, name=name, max_points=points)
        for place, parts in enumerate(groups, start=1):
            add_group(criteria_set, domain, f"{number}.{place}", parts)
    return criteria_set


def add_group(criteria_set: CriteriaSet, domain: Domain, code: str, parts: list[dict[str, Any]]) -> None:
    group = None
    place = {"criteria_set": criteria_set, "domain": domain}
    if len(parts) > 1:
        points = sum(leaf["max_points"] for leaf in parts)
        group = Criterion.objects.create(**place, code=code, title="Nhóm", max_points=points, is_leaf=False)
    for number, leaf in enumerate(parts, start=1):
        Criterion.objects.create(**place, parent=group, code=f"{code}.{number}" if group else code, **leaf)


def add_scheme(name: str) -> ClassificationScheme:
    scheme = ClassificationScheme.objects.create(code="thang", name=name, decision_number="12/QĐ")
    for order, least in enumerate([Decimal("90.5"), Decimal(80), None], start=1):
        ClassBand.objects.create(
            scheme=scheme,
            order=order,
            code=f"m{order}",
            label=f"{name} {order}",
            short_label=f"M{order}",
            head_label=name,
            composite_min=least,
            domain_inclusive=False,
        )
    return scheme


def written(criteria_set: CriteriaSet, path: Path) -> Path:
    path.write_bytes(table_files().xlsx_bytes("Bộ", regulation_sheets(regulation_of(criteria_set))))
    return path


def read(path: Path, *, dry_run: bool = False) -> Report:
    return import_regulation(table_files().read_sheets(path), actor=None, dry_run=dry_run)


def cells(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[sheet.title, *(value for row in sheet.iter_rows(values_only=True) for value in row)] for sheet in book]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SHAPE, TEXT)
def test_a_round_trip_changes_nothing_and_builds_the_same_again(
    tmp_path: Path, shape: list[list[list[dict[str, Any]]]], name: str
) -> None:
    CriteriaSet.objects.all().delete()
    ClassificationScheme.objects.all().delete()
    criteria_set = build(shape, name)
    add_scheme(name)
    path = written(criteria_set, tmp_path / "bo.xlsx")

    report = read(path)
    assert (report.changes, report.refused, report.repairs) == ((), (), ())
    assert report.unchanged == 5 + Domain.objects.count() + Criterion.objects.count()

    CriteriaSet.objects.all().delete()
    ClassificationScheme.objects.all().delete()
    report = read(path)
    assert (report.refused, report.changed, report.unchanged) == ((), [], 0)
    again = written(CriteriaSet.objects.get(), tmp_path / "lai.xlsx")
    assert cells(again) == cells(path)


def test_nothing_in_the_file_is_a_formula(tmp_path: Path) -> None:
    criteria_set = build([[[{"title": "=1+1", "max_points": Decimal("1.5"), "rule_text": "@A1"}]]], "+=A")
    book = openpyxl.load_workbook(io.BytesIO(written(criteria_set, tmp_path / "bo.xlsx").read_bytes()))
    found = {cell.value: cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert found["=1+1"] == found["@A1"] == found["+=A"] == "s"
    assert found[1.5] == "n"
    assert [sheet.title for sheet in book] == [
        "Bộ tiêu chí",
        "Lĩnh vực và tiêu chí",
        "Cách tính điểm",
        "Phân loại",
        "Cài đặt",
    ]
