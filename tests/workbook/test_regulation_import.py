"""A regulation workbook changed by an office: what is written, what is refused, and where."""

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from cchc.tables.report import Report
from cchc.tables.sheets import table_files
from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain, Round, RoundBlock, RoundUnit
from scoring.services.errors import NotAllowedError
from scoring.services.publishing import publish
from scoring.workbook.regulation import import_criteria_file, latest_round, regulation_of, regulation_sheets
from tests.factories import make_authority, make_round, make_scheme, make_set, make_unit, record, record_all
from tests.people import People
from units.models import Kind, User

pytestmark = pytest.mark.django_db

SET, CRITERIA, RULES, BANDS, SETTINGS = [
    "Bộ tiêu chí",
    "Lĩnh vực và tiêu chí",
    "Cách tính điểm",
    "Phân loại",
    "Cài đặt",
]
Edit = Callable[[Workbook], object]


@pytest.fixture
def criteria_set(db: None) -> CriteriaSet:
    make_scheme()
    return make_set({1: [30, 20], 2: [50]})


@pytest.fixture
def load(tmp_path: Path, criteria_set: CriteriaSet) -> Callable[..., Report]:
    """Exports the set, lets `edit` change the workbook, imports it."""

    def run(edit: Edit, *, actor: User | None = None, dry_run: bool = False, accept_repairs: bool = False) -> Report:
        regulation = regulation_of(criteria_set, round_=latest_round(criteria_set))
        book = openpyxl.load_workbook(io.BytesIO(table_files().xlsx_bytes("Bộ", regulation_sheets(regulation))))
        edit(book)
        book.save(tmp_path / "bo.xlsx")
        return import_criteria_file(tmp_path / "bo.xlsx", actor=actor, dry_run=dry_run, accept_repairs=accept_repairs)

    return run


def put(sheet: str, **cells: str | float) -> Edit:
    """Writes cells: `put("Cài đặt", B2="x")`."""

    def edit(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value

    return edit


def both(*edits: Edit) -> Edit:
    return lambda book: [edit(book) for edit in edits]


def setting(item: str, value: str | None) -> Edit:
    def edit(book: Workbook) -> None:
        [row] = [row for row in book[SETTINGS].iter_rows() if row[0].value == item]
        row[1].value = value

    return edit


def said(report: Report) -> str:
    return "\n".join(str(item) for item in report.refused)


def test_only_what_was_edited_changes(load: Callable[..., Report]) -> None:
    edit = both(
        put(CRITERIA, D3="Tên mới"), put(RULES, C3="Theo mức", D3="95%: 20", E3="Từ 95%", I3="Có"), put(BANDS, F2=91.5)
    )
    report = load(edit)
    assert report.refused == ()
    cells = [(row.name, cell.column, cell.old, cell.new) for row in report.changed for cell in row.cells]
    assert cells == [
        ("1.1 Tên mới", "Nội dung", "Tiêu chí 1.1", "Tên mới"),
        ("1.2 Tiêu chí 1.2", "Cách tính điểm", "Chấm trực tiếp", "Theo mức"),
        ("1.2 Tiêu chí 1.2", "Tham số", "", "từ 95%: 20; còn lại: 0"),
        ("1.2 Tiêu chí 1.2", "Diễn giải cách chấm", "", "Từ 95%"),
        ("1.2 Tiêu chí 1.2", "Bắt buộc minh chứng", "Không", "Có"),
        ("Hoàn thành xuất sắc nhiệm vụ", "Chỉ số tổng hợp từ (%)", "90", "91,5"),
    ]
    assert Criterion.objects.get(code="1.2").rule_type == "tier"
    assert ClassBand.objects.get(code="excellent").composite_min == Decimal("91.5")


def test_an_earlier_workbook_without_the_columns_of_rules_leaves_them(load: Callable[..., Report]) -> None:
    Criterion.objects.filter(code="1.2").update(rule_type="ratio", rule={"a": "Số hồ sơ"}, requires_evidence=True)

    def without(book: Workbook) -> None:
        book[RULES].delete_cols(9)
        book[RULES].delete_cols(4)

    report = load(both(without, put(CRITERIA, D3="Tên mới")))
    assert report.refused == ()
    assert [cell.column for row in report.changed for cell in row.cells] == ["Nội dung"]
    kept = Criterion.objects.get(code="1.2")
    assert (kept.rule, kept.requires_evidence) == ({"a": "Số hồ sơ"}, True)


def test_parameters_that_cannot_be_used_are_refused_at_their_cell(load: Callable[..., Report]) -> None:
    report = load(put(RULES, C3="Theo mức", D3="từ 95%: 19"))
    assert "Trang “Cách tính điểm”, dòng 3, cột D “Tham số”: Kết quả tốt nhất được 19 điểm" in said(report)
    assert Criterion.objects.get(code="1.2").rule == {}


def test_the_title_beside_the_rule_is_only_to_be_seen(load: Callable[..., Report]) -> None:
    report = load(put(RULES, B2="Khác"))
    assert (report.changes, report.refused) == ((), ())
    assert "Trang “Cách tính điểm”, dòng 2, cột B “Nội dung”: không đọc ô này" in report.notes[0]


def test_a_rehearsal_writes_nothing(load: Callable[..., Report]) -> None:
    assert len(load(put(CRITERIA, D3="Tên mới"), dry_run=True).changed) == 1
    assert not Criterion.objects.filter(title="Tên mới").exists()


def test_a_new_code_makes_a_new_set_and_leaves_the_old(load: Callable[..., Report]) -> None:
    report = load(both(put(SET, A2="bo-2"), put(CRITERIA, D3="Tên mới")))
    assert len(report.new) == 1 + 2 + 3
    assert Criterion.objects.get(criteria_set__code="bo-2", code="1.1").title == "Tên mới"
    assert Criterion.objects.get(criteria_set__code="bo-1", code="1.1").title == "Tiêu chí 1.1"


def test_the_workbook_is_the_whole_regulation(load: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        book[CRITERIA].delete_rows(4)  # 1.2
        book[CRITERIA]["F3"] = 50  # 1.1 takes its points
        book[RULES].delete_rows(3)

    report = load(edit)
    assert report.refused == ()
    assert [row.name for row in report.removed] == ["1.2 Tiêu chí 1.2"]
    assert list(Criterion.objects.values_list("code", "max_points")) == [("1.1", Decimal(50)), ("2.1", Decimal(50))]


def test_what_was_scored_is_not_removed_nor_cut_below_its_scores(
    load: Callable[..., Report], criteria_set: CriteriaSet
) -> None:
    round_ = make_round(1, criteria_set=criteria_set)
    record(round_, {"u2021-0001": {"1.2": "20", "1.1": "25"}})

    def edit(book: Workbook) -> None:
        book[CRITERIA].delete_rows(4)
        book[CRITERIA]["F3"] = 50
        book[RULES].delete_rows(3)

    assert "“1.2 Tiêu chí 1.2”, nhưng mục này đã được dùng để chấm" in said(load(edit))
    report = load(put(CRITERIA, F3=10, F4=40))
    assert "dòng 3, cột F “Điểm tối đa”: Đã có đơn vị được 25 điểm" in said(report)
    assert Criterion.objects.get(code="1.1").max_points == 30


def test_the_order_is_that_of_the_sheet(load: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        first, second = ([cell.value for cell in book[CRITERIA][row]] for row in (3, 4))
        for row, values in ((3, second), (4, first)):
            for cell, value in zip(book[CRITERIA][row], values, strict=True):
                cell.value = value

    [row] = load(edit).changed
    assert [(cell.old, cell.new) for cell in row.cells] == [("1.1, 1.2", "1.2, 1.1")]
    assert list(Criterion.objects.values_list("code", flat=True)) == ["1.2", "1.1", "2.1"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda book: book.remove(book[RULES]), "Thiếu trang “Cách tính điểm”."),
        (put(CRITERIA, F3="ba"), "Trang “Lĩnh vực và tiêu chí”, dòng 3, cột F “Điểm tối đa”: Không phải số"),
        (put(CRITERIA, F3="=1+1"), "Trang “Lĩnh vực và tiêu chí”, dòng 3, cột F “Điểm tối đa”: Công thức"),
        (put(CRITERIA, F3=31), "Lĩnh vực 1 ghi tối đa 50 điểm nhưng các phần cộng lại được 51 điểm."),
        (put(CRITERIA, B4="1.1"), "Dòng 3 và dòng 4 cùng ghi mã “1.1”"),
        (put(CRITERIA, H1="Thừa", H2="x"), "Trang “Lĩnh vực và tiêu chí”, cột H: Không có cột tên “Thừa”"),
        (put(RULES, A3="9.9"), "Trang “Lĩnh vực và tiêu chí” không có tiêu chí mã “9.9”."),
        (put(RULES, A3="9.9"), "dòng 4, cột B “Mã”: Trang “Cách tính điểm” chưa có dòng của tiêu chí này."),
        (put(RULES, C2="Tùy ý"), "Trang “Cách tính điểm”, dòng 2, cột C “Cách tính điểm”: “Tùy ý” không dùng được"),
        (put(BANDS, F3=95), "Trang “Phân loại”: Mức “Hoàn thành tốt nhiệm vụ” đòi hỏi cao hơn mức đứng trên nó."),
        (put(SET, A3="bo-3", B3="B", F3=1), "Trang “Bộ tiêu chí” phải có đúng một dòng"),
        (put(SETTINGS, A2="Mã gì"), "Trang “Cài đặt”, dòng 2, cột A “Mục”: Không có mục này"),
        (setting("Mã thang phân loại", None), "chưa ghi “Mã thang phân loại”"),
        (setting("Xử lý đồng hạng", "1, 2, 3"), "cột B “Giá trị”: Cổng chỉ có một cách"),
        (setting("Có điều tra xã hội học", "Không"), "Hãy ghi kỳ đánh giá ở mục “Kỳ đánh giá (địa chỉ)”"),
        (setting("Kỳ đánh giá (địa chỉ)", "1999"), "Chưa có kỳ đánh giá “1999”"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(load: Callable[..., Report], edit: Edit, message: str) -> None:
    before = [list(model.objects.values()) for model in (CriteriaSet, Domain, Criterion, ClassBand)]
    report = load(both(put(SET, B2="Tên khác"), edit))
    assert message in said(report)
    assert [list(model.objects.values()) for model in (CriteriaSet, Domain, Criterion, ClassBand)] == before


def test_a_regulation_of_a_published_round_stays_and_the_advice_is_to_clone(
    load: Callable[..., Report], criteria_set: CriteriaSet
) -> None:
    round_ = make_round(1, criteria_set=criteria_set)
    record_all(round_)
    publish(actor=None, round_=round_)
    assert load(lambda book: None).refused == ()  # the same again changes nothing
    report = load(put(CRITERIA, D3="Tên mới", D4="Tên khác"))
    assert "đã dùng cho kỳ đã công bố nên không sửa được; hãy nhân bản, hoặc nhập thành bộ có mã khác" in said(report)
    assert len(report.refused) == 1
    assert "Thang “mac-dinh” đã dùng" in said(load(both(put(BANDS, F2=91))))
    clone = [put(SET, A2="bo-2"), put(CRITERIA, D3="Tên mới"), setting("Kỳ đánh giá (địa chỉ)", None)]
    clone += [setting("Có điều tra xã hội học", None), setting("Khối xếp hạng", None)]
    assert load(both(*clone)).refused == ()
    assert Criterion.objects.get(criteria_set__code="bo-2", code="1.1").title == "Tên mới"


def test_settings_reach_the_open_round(load: Callable[..., Report], criteria_set: CriteriaSet) -> None:
    authority = make_authority()
    units = [make_unit("xa", "Xã", parent=authority), make_unit("tt", "Trấn", Kind.TOWN, authority)]
    units.append(make_unit("ph", "Phường", Kind.WARD, authority))
    round_ = make_round(units, criteria_set=criteria_set, authority=authority)
    line = "Khối xã: Xã, thị trấn; Khối phường: Phường"
    report = load(both(setting("Khối xếp hạng", line), setting("Có điều tra xã hội học", "không")))
    assert report.refused == ()
    assert [cell.new for row in report.changed for cell in row.cells] == [
        "Không",
        "Khối xã: Xã, Thị trấn; Khối phường: Phường",
    ]
    placed = dict(RoundUnit.objects.values_list("unit__code", "block__name"))
    assert placed == {"xa": "Khối xã", "tt": "Khối xã", "ph": "Khối phường"}
    assert Round.objects.get(pk=round_.pk).survey_held is False
    assert load(lambda book: None).changes == ()
    assert "Chưa xếp loại đơn vị vào khối nào: Phường." in said(load(setting("Khối xếp hạng", "A: Xã, Thị trấn")))
    assert "không rõ" in said(load(setting("Khối xếp hạng", "Xã với phường")))
    load(setting("Khối xếp hạng", "xếp hạng chung"))
    assert not RoundBlock.objects.exists()


def test_blocks_that_do_not_go_by_kind_are_left_alone(load: Callable[..., Report], criteria_set: CriteriaSet) -> None:
    round_ = make_round(2, criteria_set=criteria_set)
    block = RoundBlock.objects.create(round=round_, order=1, name="Vùng cao")
    first = RoundUnit.objects.filter(round=round_)[0]
    RoundUnit.objects.filter(pk=first.pk).update(block=block)
    assert load(lambda book: None).changes == ()
    assert RoundUnit.objects.get(pk=first.pk).block == block


def test_who_may_and_whose_it_is(load: Callable[..., Report], criteria_set: CriteriaSet, people: People) -> None:
    with pytest.raises(NotAllowedError):
        load(put(CRITERIA, D3="Mới"), actor=people.official)
    elsewhere = make_unit("nha-be", "Nhà Bè", Kind.DISTRICT)
    make_round([make_unit("xa-khac", "Khác", parent=elsewhere)], criteria_set=criteria_set, authority=elsewhere)
    report = load(both(put(CRITERIA, D3="Mới"), setting("Kỳ đánh giá (địa chỉ)", None)), actor=people.office)
    assert "kỳ của cơ quan khác" in said(report)
    assert not Criterion.objects.filter(title="Mới").exists()


def test_old_encodings_wait_to_be_accepted(load: Callable[..., Report]) -> None:
    edit = put(CRITERIA, D3="KÕ ho¹ch c¶i c¸ch hµnh chÝnh")
    report = load(edit)
    assert [(fix.place, fix.after) for fix in report.repairs] == [
        ("Trang “Lĩnh vực và tiêu chí”, dòng 3, cột D “Nội dung”", "Kế hoạch cải cách hành chính")
    ]
    assert not Criterion.objects.filter(title__startswith="Kế hoạch").exists()
    load(edit, accept_repairs=True)
    assert Criterion.objects.get(code="1.1").title == "Kế hoạch cải cách hành chính"


def test_a_set_alone_goes_out_without_a_scheme(load: Callable[..., Report]) -> None:
    ClassificationScheme.objects.create(code="thu-hai", name="Thứ hai")
    report = load(lambda book: None)
    assert (report.changes, report.refused, report.unchanged) == ((), (), 6)
