"""Whatever is sent: a book or a refusal in Vietnamese that names the place, within memory and a few seconds."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from scoring.models import Layer, Score
from scoring.workbook.cells import Book
from scoring.workbook.importing.preview import preview
from scoring.workbook.reading import WorkbookRefused, read_book
from scoring.workbook.refusals import MESSAGES
from tests.factories import make_round
from tests.workbook.hostile import Case, all_cases
from tests.workbook.hostile.case import BOOK, EITHER, REFUSED

pytestmark = pytest.mark.django_db  # one test needs a round; apart from the others it would have all files read again

SECONDS = 25  # the reader itself gives up after 20; a busy machine is no failure
VIETNAMESE = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


class Outcome(NamedTuple):
    case: Case
    result: Book | BaseException
    seconds: float


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("hostile")

    def outcome(numbered: tuple[int, Case]) -> Outcome:
        number, case = numbered
        path = folder / str(number)
        path.write_bytes(case.data)
        start = time.perf_counter()
        try:
            result: Book | BaseException = read_book(path, name=case.name)
        except BaseException as error:  # noqa: BLE001  # what must not come is looked for below
            result = error
        path.unlink()
        return Outcome(case._replace(data=b""), result, time.perf_counter() - start)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(outcome, enumerate(all_cases())))


def refusals(outcomes: list[Outcome]) -> Iterator[tuple[Case, WorkbookRefused]]:
    return ((one.case, one.result) for one in outcomes if isinstance(one.result, WorkbookRefused))


def test_there_are_at_least_500(outcomes):
    assert len({one.case.title for one in outcomes}) >= 500


def test_each_is_a_book_or_a_refusal(outcomes):
    assert [one for one in outcomes if not isinstance(one.result, Book | WorkbookRefused)] == []


def test_each_is_what_it_should_be(outcomes):
    def is_right(one: Outcome) -> bool:
        if one.case.expected in {BOOK, EITHER} and isinstance(one.result, Book):
            return True
        if not isinstance(one.result, WorkbookRefused):
            return False
        return one.case.expected in {REFUSED, EITHER} or one.result.code in one.case.expected.split()

    assert [(one.case, one.result) for one in outcomes if not is_right(one)] == []


def test_each_refusal_is_one_vietnamese_sentence_that_names_the_file(outcomes):
    for case, refusal in refusals(outcomes):
        (message,) = refusal.messages
        assert refusal.code in MESSAGES, case
        assert case.name in message, case
        assert VIETNAMESE & set(message), case
        assert message.endswith("."), case
        assert len(message) < 600, case


def test_each_refusal_of_a_sheet_or_a_part_names_it(outcomes):
    for case, refusal in refusals(outcomes):
        if refusal.code in {"broken_sheet", "sheet_too_heavy", "too_far", "too_many_cells", "same_sheets"}:
            assert "trang" in refusal.messages[0], case
        if refusal.code in {"broken", "bomb", "doctype", "encoding", "odd_name", "repeated_part"}:
            assert "phần “" in refusal.messages[0], case


def test_none_takes_longer_than_a_few_seconds(outcomes):
    slowest = max(outcomes, key=lambda one: one.seconds)
    assert slowest.seconds < SECONDS, slowest.case


@pytest.mark.parametrize("name", ["không có.xlsx", "", "a\0b.xlsx"])
def test_no_file_there(name, tmp_path):
    with pytest.raises(WorkbookRefused) as caught:
        read_book(tmp_path / name if name else tmp_path)
    assert caught.value.code == ("missing" if name else "not_a_file")


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "diem.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(WorkbookRefused, match="không phải là tệp"):
        read_book(pipe)


def test_each_book_that_is_read_can_be_held_against_a_round(outcomes):
    """None breaks the preview, and whatever is refused there is refused at a sheet or a cell."""
    round_ = make_round(2)
    books = [(one.case, one.result) for one in outcomes if isinstance(one.result, Book)]
    assert len(books) > 50
    for case, book in books:
        found = preview(book, round_, Layer.FINAL)
        names = ("", *(sheet.name for sheet in book.sheets))
        assert all(
            refusal.address.rpartition("!")[0] in names or refusal.address in names for refusal in found.refused
        ), case
    assert not Score.objects.exists()
