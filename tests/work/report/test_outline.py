"""The outline: added, moved, set deeper, left out, taken away, and never by who has not seen it."""

import pytest
from django.utils import timezone

from scoring.models import Report
from scoring.services.errors import ConflictError, NotAllowedError, RefusedError
from scoring.services.report.form import FormWords, change_form
from scoring.services.report.outline import (
    Move,
    add_section,
    move_section,
    print_section,
    remove_section,
    rename_section,
)
from tests.work.report.desk import keys, make_report, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(people):
    return make_report(people)


def moved(people, report, key, move):
    move_section(actor=people.office, section=section(report, key), move=move)
    return keys(report)


def test_added_after_a_branch_or_at_its_end(people, report):
    add = {"actor": people.office, "report": report}
    one = add_section(**add, title=" Đặc thù  ", depth=1, after=section(report, "ket-qua"))
    assert (one.title, one.key) == ("Đặc thù", "muc-them-1")
    two = add_section(**add, title="Cuối nhánh", depth=2, after=section(report, "ket-qua"))
    add_section(**add, title="Cuối", depth=1, after=None)
    expected = ["ket-qua", "ban-hanh", "ho-so", two.key, one.key, "danh-gia", "nhom", "muc-them-3"]
    assert keys(report) == expected


def test_branches_move_whole(people, report):
    assert moved(people, report, "danh-gia", Move.UP) == ["danh-gia", "nhom", "ket-qua", "ban-hanh", "ho-so"]
    assert moved(people, report, "danh-gia", Move.DOWN) == ["ket-qua", "ban-hanh", "ho-so", "danh-gia", "nhom"]
    assert moved(people, report, "ho-so", Move.UP) == ["ket-qua", "ho-so", "ban-hanh", "danh-gia", "nhom"]


@pytest.mark.parametrize(
    ("key", "move"),
    [("ket-qua", Move.UP), ("ban-hanh", Move.UP), ("ho-so", Move.DOWN), ("danh-gia", Move.DOWN), ("nhom", Move.DEEPER),
     ("ket-qua", Move.SHALLOWER), ("ket-qua", Move.DEEPER)],
)  # fmt: skip
def test_what_cannot_go_says_so_and_stays(people, report, key, move):
    before = list(report.sections.order_by("order").values_list("key", "depth"))
    with pytest.raises(RefusedError):
        move_section(actor=people.office, section=section(report, key), move=move)
    assert list(report.sections.order_by("order").values_list("key", "depth")) == before


def test_depth_of_a_branch(people, report):
    moved(people, report, "danh-gia", Move.DEEPER)
    assert [section(report, key).depth for key in ("danh-gia", "nhom")] == [2, 3]
    moved(people, report, "danh-gia", Move.SHALLOWER)
    assert [section(report, key).depth for key in ("danh-gia", "nhom")] == [1, 2]


def test_only_empty_or_own_sections_go(people, report):
    for key, why in (("ket-qua", "mục con"), ("ban-hanh", "không in"), ("nhom", "không in")):
        with pytest.raises(RefusedError, match=why):
            remove_section(actor=people.office, section=section(report, key))
    print_section(actor=people.office, section=section(report), is_printed=False)
    assert not section(report).is_printed
    own = add_section(actor=people.office, report=report, title="Riêng", depth=1, after=None)
    remove_section(actor=people.office, section=own)
    assert own.key not in keys(report)
    with pytest.raises(RefusedError, match="đã được bỏ"):
        remove_section(actor=people.office, section=own)


def test_renaming_is_kept_in_the_history(people, report):
    rename_section(actor=people.office, section=section(report), title="Tên mới")
    row = section(report)
    assert row.title == "Tên mới"
    assert list(row.versions.order_by("number").values_list("title", flat=True)) == ["Ban hành kế hoạch", "Tên mới"]
    with pytest.raises(RefusedError, match="Hãy ghi tên mục"):
        rename_section(actor=people.office, section=row, title="  ")


def test_versions_roles_and_locks(people, report):
    version = Report.objects.get().version
    move_section(actor=people.office, section=section(report, "danh-gia"), move=Move.UP, version=version)
    with pytest.raises(ConflictError):
        move_section(actor=people.office, section=section(report, "danh-gia"), move=Move.DOWN, version=version)
    with pytest.raises(NotAllowedError):
        rename_section(actor=people.leader, section=section(report), title="x")
    Report.objects.update(submitted_at=timezone.now())
    with pytest.raises(RefusedError):
        rename_section(actor=people.office, section=section(report), title="x")


WORDS = FormWords(
    subject="", number="57", symbol="BC-UBND", place="", signed_on=None, signing_form="kt",
    signatory_post="Phó Chủ tịch", signatory_name="Nguyễn Văn Mẫu", recipients="Sở Nội vụ",
)  # fmt: skip


def test_form(people, report):
    changed = change_form(actor=people.office, report=report, words=WORDS, version=report.version)
    assert (changed.number, changed.signing_form, changed.version) == ("57", "kt", report.version + 1)
    again = change_form(actor=people.office, report=report, words=WORDS)
    assert again.version == changed.version
    with pytest.raises(ConflictError):
        change_form(actor=people.office, report=report, words=WORDS, version=report.version)
    with pytest.raises(NotAllowedError):
        change_form(actor=people.leader, report=report, words=WORDS)
