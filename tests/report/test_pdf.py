"""Drawing: what may be read, how long it may take, what comes out."""

import subprocess
import sys
import unicodedata

import pytest
from django.conf import settings

from scoring.report import pdf
from scoring.report.draw import MOST
from scoring.report.html import STATIC_FOLDER
from scoring.report.pdf import LibrariesMissingError, PrintError, TooSlowError, draw_pdf
from tests.report.reading import flat, fonts, pages

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
LETTERS = [letter for letter in [*LOWER, "đ"] if not letter.isascii()]
LETTERS += [letter.upper() for letter in LETTERS]


def page(body: str) -> str:
    return f'<!doctype html><html lang="vi"><link rel="stylesheet" href="report.css"><body>{body}</body></html>'


def test_every_vietnamese_letter_survives_in_every_face():
    assert len(LETTERS) == 134
    letters = " ".join(LETTERS)
    drawn = draw_pdf(
        page(f"<p>{letters}</p><p><b>{letters}</b></p><p><i>{letters}</i></p><h3>{letters}</h3>"), STATIC_FOLDER
    )
    text = flat(" ".join(pages(drawn)))
    assert [letter for letter in LETTERS if text.count(letter) < 4] == []
    assert len(fonts(drawn)) >= 3
    assert all(fonts(drawn).values())


@pytest.mark.parametrize("tag", ['<img src="{}" alt="">', '<link rel="attachment" href="{}">'])
def test_reading_anything_else_stops_the_drawing(tag):
    with pytest.raises(PrintError, match="not among the files"):
        draw_pdf(page(tag.format("file:///etc/passwd")), STATIC_FOLDER)


def test_a_report_without_its_style_is_no_report(tmp_path):
    with pytest.raises(PrintError):
        draw_pdf(page("x"), tmp_path)


def test_a_slow_drawing_is_stopped():
    with pytest.raises(TooSlowError):
        draw_pdf(page("x"), STATIC_FOLDER, seconds=0.01)


def test_a_process_is_replaced_after_its_last_page():
    assert all(draw_pdf(page("x"), STATIC_FOLDER).startswith(b"%PDF") for _page in range(MOST + 2))


def test_one_that_was_killed_is_replaced():
    draw_pdf(page("x"), STATIC_FOLDER)
    pdf._kept[0]._process.kill()
    pdf._kept[0]._process.wait()
    assert draw_pdf(page("x"), STATIC_FOLDER).startswith(b"%PDF")


def test_after_one_that_was_too_slow_the_next_is_drawn():
    with pytest.raises(TooSlowError):
        draw_pdf(page("x" * 1000), STATIC_FOLDER, seconds=0.001)
    assert draw_pdf(page("x"), STATIC_FOLDER).startswith(b"%PDF")


def test_missing_pango_is_told_apart(tmp_path, monkeypatch):
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    plain = pdf._environment()
    monkeypatch.setattr(pdf, "_environment", lambda: {**plain, "PYTHONPATH": str(tmp_path)})
    with pytest.raises(LibrariesMissingError, match="libpango"):
        draw_pdf(page("x"), STATIC_FOLDER)


def test_secrets_stay_out_of_the_child(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 60)
    monkeypatch.setenv("DATABASE_URL", "postgres://someone:secret@db/cchc")
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(pdf._environment())


def test_the_portal_starts_without_weasyprint():
    script = "import django; django.setup(); import sys, scoring.views.report; assert 'weasyprint' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script], cwd=settings.BASE_DIR, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
