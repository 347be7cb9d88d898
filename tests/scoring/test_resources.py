"""Importing criteria sets, schemes and rounds."""

from pathlib import Path

import pytest
import tablib

from cchc.tables import ListResource, TableRefusedError, import_csv
from scoring.demo.load import FOLDER
from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain, Round, RuleType
from scoring.resources import (
    BandResource,
    CriteriaSetResource,
    CriterionResource,
    RoundResource,
    SchemeResource,
)
from scoring.rules.marks import Method, NaPolicy
from scoring.services.publishing import publish
from tests.factories import make_authority, make_round, make_scheme, make_set, make_unit, record_all

pytestmark = pytest.mark.django_db

HEAD = "Mã bộ tiêu chí,Cấp,Mã,Thuộc,Nội dung,Tên ngắn,Điểm tối đa,Phương pháp,Cách tính điểm,Khi không áp dụng\n"
DOMAIN = "b,Lĩnh vực,1,,Chỉ đạo,CĐ,3,,,\n"
GROUP = "b,Nhóm tiêu chí,1.1,1,Kế hoạch,,3,,,\n"
LEAF = 'b,Tiêu chí,1.1.1,1.1,Ban hành,,"1,5",Thẩm định,Có / không,Loại khỏi điểm tối đa\n'


@pytest.fixture
def criteria_set(db: None) -> CriteriaSet:
    return CriteriaSet.objects.create(code="b", name="Bộ", total_points=3)


def load(folder: Path, text: str, resource: ListResource | None = None) -> None:
    path = folder / "tep.csv"
    path.write_text(text, encoding="utf-8")
    import_csv(resource or CriterionResource(), path)


def refused(folder: Path, text: str, resource: ListResource | None = None) -> str:
    with pytest.raises(TableRefusedError) as caught:
        load(folder, text, resource)
    return "\n".join(caught.value.messages)


def test_domains_groups_and_criteria_from_one_sheet(tmp_path: Path, criteria_set: CriteriaSet) -> None:
    load(tmp_path, HEAD + DOMAIN + GROUP + LEAF + LEAF.replace("1.1.1,1.1", "1.2,1"))
    leaf, direct = Criterion.objects.get(code="1.1.1"), Criterion.objects.get(code="1.2")
    assert (leaf.domain.number, leaf.parent) == (1, Criterion.objects.get(code="1.1", is_leaf=False))
    assert (direct.domain.number, direct.parent) == (1, None)
    assert (leaf.method, leaf.rule_type, leaf.na_policy) == (Method.APPRAISAL, RuleType.BINARY, NaPolicy.EXCLUDE)
    assert list(Criterion.objects.values_list("code", flat=True)) == ["1.1", "1.1.1", "1.2"]


def test_one_wrong_row_keeps_all_rows_out(tmp_path: Path, criteria_set: CriteriaSet) -> None:
    text = refused(tmp_path, HEAD + DOMAIN + GROUP + LEAF.replace('"1,5"', "-1") + LEAF.replace("1.1.1,1.1", "1.2,9"))
    assert "tep.csv, dòng 4, cột G “Điểm tối đa”" in text
    assert "tep.csv, dòng 5, cột D “Thuộc”: Không có lĩnh vực hoặc nhóm tiêu chí “9” ở các dòng trên" in text
    assert not Domain.objects.exists()
    assert not Criterion.objects.exists()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (LEAF.replace("Tiêu chí,", "Mục,"), "dòng 4, cột B “Cấp”: “Mục” không dùng được"),
        (LEAF.replace("b,", "x,", 1), "dòng 4, cột A “Mã bộ tiêu chí”: Không có bộ tiêu chí mã “x”"),
        (LEAF.replace("Có / không", "Tùy ý"), "dòng 4, cột I “Cách tính điểm”: “Tùy ý” không dùng được"),
        (LEAF.replace("Ban hành", ""), "dòng 4, cột E “Nội dung”"),
        (LEAF.replace('"1,5"', "1.125"), "dòng 4, cột G “Điểm tối đa”: “1.125” không rõ"),
        (DOMAIN.replace(",1,,", ",I,,"), "dòng 4, cột C “Mã”: Không phải số"),
        (GROUP, "Dòng 3 và dòng 4 cùng ghi mã “b 1.1”"),
    ],
)
def test_wrong_rows_are_named(tmp_path: Path, criteria_set: CriteriaSet, row: str, message: str) -> None:
    assert message in refused(tmp_path, HEAD + DOMAIN + GROUP + row)


def test_the_sheet_goes_out_as_it_came_in() -> None:
    import_csv(CriteriaSetResource(), FOLDER / "criteria_sets.csv")
    for _ in range(2):  # the second time rows are found again
        import_csv(CriterionResource(), FOLDER / "criteria.csv")
        out = CriterionResource().export().csv.replace("\r\n", "\n")
        assert out == (FOLDER / "criteria.csv").read_text(encoding="utf-8")


WITH_RULE = HEAD.replace("Cách tính điểm", "Cách tính điểm,Tham số,Bắt buộc minh chứng")


def rule_row(parameters: str, required: str = "Có", kind: str = "Theo tỷ lệ, có mức sàn") -> str:
    return f'b,Tiêu chí,1.1,1,Mức độ,,3,Thẩm định,"{kind}","{parameters}",{required},Loại khỏi điểm tối đa\n'


def test_parameters_are_read_from_their_column(tmp_path: Path, criteria_set: CriteriaSet) -> None:
    load(tmp_path, WITH_RULE + DOMAIN.replace(",,,\n", ",,,,,\n") + rule_row("Sàn: 80%; a: Số nhiệm vụ"))
    criterion = Criterion.objects.get()
    assert (criterion.rule["floor"], criterion.rule["a"], criterion.requires_evidence) == ("80", "Số nhiệm vụ", True)
    load(tmp_path, HEAD + DOMAIN + 'b,Tiêu chí,1.1,1,Tên mới,,3,Thẩm định,"Theo tỷ lệ, có mức sàn",Tính 0 điểm\n')
    again = Criterion.objects.get()
    assert (again.title, again.rule, again.requires_evidence) == (
        "Tên mới",
        criterion.rule,
        True,
    )  # no column, no change
    load(tmp_path, WITH_RULE + rule_row("", ""))
    again = Criterion.objects.get()
    assert (again.rule, again.requires_evidence) == ({}, False)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (rule_row("sàn: 80"), "dòng 3, cột J “Tham số”: “sàn: 80”: Hãy ghi dấu % sau số."),
        (rule_row("sàn: 180%"), "dòng 3, cột J “Tham số”: 180% phải trong khoảng 0 đến 100"),
        (rule_row("sàn: 80%", kind="Chấm trực tiếp"), "cột J “Tham số”: Chấm trực tiếp thì để trống tham số"),
        (rule_row("từ 95%: 2", kind="Theo mức"), "cột J “Tham số”: Kết quả tốt nhất được 2 điểm, mà điểm tối đa là 3."),
        (rule_row("sàn: 80%", "Có lẽ"), "cột K “Bắt buộc minh chứng”: “Có lẽ” không dùng được"),
    ],
)
def test_wrong_parameters_are_named(tmp_path: Path, criteria_set: CriteriaSet, row: str, message: str) -> None:
    assert message in refused(tmp_path, WITH_RULE + DOMAIN.replace(",,,\n", ",,,,,\n") + row)
    assert not Criterion.objects.exists()


def test_a_new_maximum_is_checked_against_stored_parameters(tmp_path: Path, criteria_set: CriteriaSet) -> None:
    row = rule_row("từ 95%: 3; từ 80%: 1", kind="Theo mức")
    load(tmp_path, WITH_RULE + DOMAIN.replace(",,,\n", ",,,,,\n") + row)
    text = refused(tmp_path, HEAD + "b,Tiêu chí,1.1,1,Mức độ,,2,Thẩm định,Theo mức,Tính 0 điểm\n")
    assert "dòng 2: Không dùng được mức 3 điểm: phải hợp với điểm tối đa 2." in text


def test_a_preview_writes_nothing_and_shows_every_column_of_every_row() -> None:
    import_csv(CriteriaSetResource(), FOLDER / "criteria_sets.csv")
    sheet = tablib.Dataset().load((FOLDER / "criteria.csv").read_text(encoding="utf-8"), format="csv")
    result = CriterionResource().import_data(sheet, dry_run=True)
    assert not result.has_errors()
    assert not result.has_validation_errors()
    assert {len(row.diff) for row in result.rows} == {len(result.diff_headers)} == {15}
    assert not Domain.objects.exists()


def test_a_set_in_use_by_a_published_round_stays_as_it_is(tmp_path: Path) -> None:
    round_ = make_round(1, criteria_set=make_set({1: [10]}, code="b"))
    record_all(round_)
    load(tmp_path, HEAD + "b,Lĩnh vực,1,,Tên mới,,10,,,\n")
    publish(actor=None, round_=round_)
    assert "đã dùng cho kỳ đã công bố" in refused(tmp_path, HEAD + DOMAIN)
    assert "đã dùng" in refused(
        tmp_path, "Mã bộ tiêu chí,Tên bộ tiêu chí,Tổng điểm tối đa\nb,X,9\n", CriteriaSetResource()
    )
    assert "đã dùng" in refused(tmp_path, "Mã thang,Tên thang phân loại\nmac-dinh,X\n", SchemeResource())
    assert Domain.objects.get().name == "Tên mới"


def test_a_scheme_and_its_classes() -> None:
    import_csv(SchemeResource(), FOLDER / "schemes.csv")
    import_csv(BandResource(), FOLDER / "bands.csv")
    bands = ClassBand.objects.values_list("code", "composite_min", "domain_min", "composite_inclusive")
    assert list(bands) == [
        ("excellent", 90, 80, True),
        ("good", 80, 70, True),
        ("completed", 65, 50, True),
        ("not-completed", None, None, True),
    ]
    assert BandResource().export().csv.replace("\r\n", "\n") == (FOLDER / "bands.csv").read_text(encoding="utf-8")


def test_a_round_is_opened_with_the_communes_of_its_authority(tmp_path: Path) -> None:
    authority = make_authority()
    make_unit("ha-ky", "Hà Kỳ", parent=authority)
    make_unit("xa-khac", "Xã Khác")
    make_set(), make_scheme()
    head = "Địa chỉ,Năm,Cơ quan đánh giá (mã),Bộ tiêu chí (mã),Thang phân loại (mã)\n"
    load(tmp_path, head + "2021,2021,tu-ky,bo-1,mac-dinh\n", RoundResource())
    assert [member.unit.code for member in Round.objects.get().members.all()] == ["ha-ky"]
    message = refused(
        tmp_path, head + "2022,2022,tu-ky,bo-1,khong-co\n2023,2023,tu-ky,bo-1,mac-dinh\n", RoundResource()
    )
    assert message.startswith("tep.csv, dòng 2, cột E “Thang phân loại (mã)”: Không có thang phân loại mã “khong-co”")
    assert "“2021” đã mở" in refused(tmp_path, head + "2021,2020,tu-ky,bo-1,mac-dinh\n", RoundResource())
    assert Round.objects.get().year == 2021


def test_a_round_is_not_opened_with_a_set_that_does_not_add_up(tmp_path: Path) -> None:
    make_authority(), make_scheme()
    make_set().domains.filter(number=2).update(max_points=70)
    head = "Địa chỉ,Năm,Cơ quan đánh giá (mã),Bộ tiêu chí (mã),Thang phân loại (mã)\n"
    message = refused(tmp_path, head + "2021,2021,tu-ky,bo-1,mac-dinh\n", RoundResource())
    assert "tep.csv, dòng 2: Lĩnh vực 2 ghi tối đa 70 điểm nhưng các phần cộng lại được 50 điểm." in message
    assert ClassificationScheme.objects.count() == 1
