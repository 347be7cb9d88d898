"""Importing units: all or nothing, messages by row and column."""

from pathlib import Path

import pytest
import tablib
from django.core.exceptions import ValidationError

from cchc.tables import import_csv
from units.models import Kind, Unit
from units.resources import UnitResource

pytestmark = pytest.mark.django_db

NO_NUMBER = "Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30."
HEAD = "Mã đơn vị,Tên riêng,Loại đơn vị,Thuộc (mã),Có từ ngày,Dân số (người)\n"


def load(folder: Path, text: str, *, encoding: str = "utf-8") -> None:
    path = folder / "units.csv"
    path.write_bytes(text.encode(encoding))
    import_csv(UnitResource(), path)


def refused(folder: Path, text: str, **options: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        load(folder, text, **options)
    assert not Unit.objects.exists()
    return caught.value.messages


def test_units_with_their_parents(tmp_path: Path) -> None:
    load(
        tmp_path, HEAD + "tu-ky,Tứ Kỳ,Huyện,,,\nha-ky, Hà  Kỳ ,xã,tu-ky,01/12/2019,5.432,\n".replace("5.432,", '"5432"')
    )
    unit = Unit.objects.get(code="ha-ky")
    assert (unit.name, unit.kind, unit.parent.code, unit.population) == ("Hà Kỳ", Kind.COMMUNE, "tu-ky", 5432)
    assert (unit.valid_from.isoformat(), unit.head_post) == ("2019-12-01", "Chủ tịch UBND")
    assert Unit.objects.named_like("ha ky").get() == unit


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        load(tmp_path, HEAD + "ha-ky,Hà Kỳ,Xã,,,\n")
    assert Unit.objects.count() == 1


def test_semicolons_and_a_byte_order_mark(tmp_path: Path) -> None:
    load(tmp_path, "Mã đơn vị;Tên riêng;Loại đơn vị\r\nha-ky;Hà Kỳ;Xã\r\n\r\n", encoding="utf-8-sig")
    assert Unit.objects.get().name == "Hà Kỳ"


def test_each_wrong_cell_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    rows = "ha-ky,Hà Kỳ,Làng,,,\n,Minh Đức,Xã,,,\ntai-son,Tái Sơn,Xã,khong-co,31/02/2020,nhiều\nvan-to,Văn Tố,Xã,,,\n"
    messages = refused(tmp_path, HEAD + rows)
    start = "“Làng” không dùng được. Hãy ghi một trong: “Xã”"
    assert messages[0].startswith(f"units.csv, dòng 2, cột C “Loại đơn vị”: {start}")
    assert messages[1].startswith("units.csv, dòng 3, cột A “Mã đơn vị”: ")
    assert messages[2:] == [
        "units.csv, dòng 4, cột D “Thuộc (mã)”: Không có đơn vị mã “khong-co”; hãy nhập mục đó trước.",
        "units.csv, dòng 4, cột E “Có từ ngày”: “31/02/2020” không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2022.",
        f"units.csv, dòng 4, cột F “Dân số (người)”: {NO_NUMBER}",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "rỗng"),
        ("Mã đơn vị,Tên riêng\nha-ky,Hà Kỳ\n", "units.csv: Thiếu cột “Loại đơn vị”."),
        (HEAD.strip() + ",Ghi chú\n", "units.csv, cột G: Không có cột tên “Ghi chú”"),
        ("Mã đơn vị,Mã đơn vị\n", "units.csv, cột B: Cột “Mã đơn vị” bị trùng với cột A"),
        ("Mã đơn vị,,Tên riêng,Loại đơn vị\na,1,A,Xã\n", "units.csv, cột B: Có dữ liệu nhưng chưa có tên cột."),
        (HEAD + "ha-ky,Hà Kỳ,Xã,,,,dư\n", "units.csv, dòng 2: Có 7 ô nhưng chỉ có 6 cột"),
        (HEAD + "ha-ky,Hà Kỳ,Xã,,,\nha-ky,Minh Đức,Xã,,,\n", "Dòng 2 và dòng 3 cùng ghi mã “ha-ky”"),
        (HEAD + "ha ky,Hà Kỳ,Xã,,,\n", "cột A “Mã đơn vị”: Mã đơn vị chỉ gồm chữ không dấu"),
        (HEAD + "ha-ky,Hà Kỳ,Xã,,,1,5\n".replace("1,5", '"1,5"'), "“1,5” phải là số nguyên"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    assert message in "\n".join(refused(tmp_path, text))


def test_a_file_in_utf_16_is_read_too(tmp_path: Path) -> None:
    load(tmp_path, HEAD + "ha-ky,Hà Kỳ,Xã,,,\n", encoding="utf-16")
    assert Unit.objects.get().name == "Hà Kỳ"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    assert "CSV UTF-8" in refused(tmp_path, HEAD + "\x01")[0]


def test_the_preview_of_the_admin_sees_the_same_errors() -> None:
    """A dry run of a dataset whose headers are wrong is one error, not one for each row."""
    result = UnitResource().import_data(tablib.Dataset(["ha-ky"], headers=["Tên "]), dry_run=True)
    [error] = result.base_errors
    assert str(error.error) == (
        "Không phải danh sách này: không thấy cột nào. "
        "Dòng tiêu đề phải có các cột “Mã đơn vị”, “Tên riêng”, “Loại đơn vị”."
    )


def test_a_trailing_blank_in_a_header_does_no_harm() -> None:
    data = tablib.Dataset(["ha-ky", "Hà Kỳ", "Xã"], headers=["Mã đơn vị ", "Tên riêng", "Loại đơn vị"])
    result = UnitResource().import_data(data)
    assert not result.has_errors()
    assert Unit.objects.get().code == "ha-ky"


def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    load(tmp_path, HEAD + "tu-ky,Tứ Kỳ,Huyện,,,\nha-ky,Hà Kỳ,Xã,tu-ky,05/3/2020,5432\n")
    out = UnitResource().export(Unit.objects.order_by("pk"))
    assert out.dict[1]["Loại đơn vị"] == "Xã"
    assert (out.dict[1]["Có từ ngày"], out.dict[1]["Dân số (người)"]) == ("05/3/2020", "5432")
    before = list(Unit.objects.values())
    assert not UnitResource().import_data(out).has_validation_errors()
    assert list(Unit.objects.values()) == before
