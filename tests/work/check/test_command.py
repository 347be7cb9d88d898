"""`manage.py check_report` and the errors that keep a report from being submitted."""

import pytest
from django.core.management import CommandError, call_command

from scoring.models import Dismissal, Section
from scoring.report.proof.proof import open_errors
from scoring.results.source import current_results
from scoring.services.report.dismissals import Found, dismiss

pytestmark = pytest.mark.django_db


def test_the_report_of_a_round(report, capsys):
    with pytest.raises(CommandError, match="Còn mâu thuẫn"):
        call_command("check_report", round=report.round.slug)
    printed = capsys.readouterr().out
    assert "[ban-hanh] MÂU THUẪN: “102”" in printed
    assert "Sửa thành: 97" in printed
    assert "1 mâu thuẫn, 1 gợi ý." in printed


def test_a_report_without_contradictions(report, capsys):
    Section.objects.filter(report=report).update(body="")
    call_command("check_report", round=report.round.slug)
    assert "0 mâu thuẫn, 0 gợi ý." in capsys.readouterr().out


def test_any_text_file(report, tmp_path, capsys):
    file = tmp_path / "bao-cao.txt"
    file.write_text("1. Hồ sơ\nTiếp nhận 20 hồ\nsơ; đúng hạn 19 hồ sơ (đạt 100%).", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("check_report", round=report.round.slug, text=str(file))
    assert "Sửa thành: 95%" in capsys.readouterr().out


def test_what_cannot_be_read(report, tmp_path):
    with pytest.raises(CommandError, match="Không đọc được"):
        call_command("check_report", round=report.round.slug, text=str(tmp_path / "khong-co.txt"))
    binary = tmp_path / "a.bin"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("check_report", round=report.round.slug, text=str(binary))
    with pytest.raises(CommandError, match="Không có kỳ"):
        call_command("check_report", round="1999")


def test_open_errors_are_contradictions_nobody_let_stand(report, people):
    results = current_results(report.round)
    (error,) = open_errors(report, results)
    dismiss(
        actor=people.office,
        report=report,
        found=Found(error.fingerprint, error.rule, error.sentence),
        reason="Theo phần mềm",
    )
    assert open_errors(report, results) == []
    assert Dismissal.objects.count() == 1
