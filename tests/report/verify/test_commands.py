"""`verify_round` and `sign_report`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from scoring.management.commands import sign_report
from scoring.models import Publication, UnitResult, Variant
from scoring.report.codes import code_of
from tests.factories import make_round
from tests.work.approval_report.keys import PASSPHRASE, SIGNER

pytestmark = pytest.mark.django_db


def told(name, *args, **options):
    out, errors = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command(name, *args, stdout=out, stderr=errors, **options)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), errors.getvalue()


def test_a_round_that_is_as_it_was(edition, pdf):
    code, out, errors = told("verify_round", "2021")
    assert (code, errors) == (0, "")
    assert f"Kết quả phiên bản 1 ({code_of(edition.publication.sha256)}): khớp" in out
    assert f"Báo cáo lần ban hành 1 ({code_of(edition.content_sha256)}): khớp" in out


def test_what_differs_is_named(publication, tamper):
    row = UnitResult.objects.filter(publication=publication).first()
    tamper(UnitResult, row.pk, rank=7)
    code, out, errors = told("verify_round", "2021")
    assert code == 1
    assert "1 chỗ không khớp" in out
    assert "Xã Hà Kỳ – thứ hạng: đã lưu “7”, kiểm tra ra “1”" in errors


def test_json(publication, tamper):
    code, out, _errors = told("verify_round", "2021", json=True)
    assert code == 0
    assert json.loads(out)["is_intact"] is True
    tamper(Publication, publication.pk, document=publication.document.replace("Hà Kỳ", "Hà Ký"))
    code, out, _errors = told("verify_round", "2021", json=True)
    document = json.loads(out)
    assert (code, document["is_intact"]) == (1, False)
    (version,) = document["checked"]
    assert version["sha256"] == publication.sha256
    assert {"part": "document", "about": "Phiên bản 1", "field": "sha256"}.items() <= version["differences"][0].items()


def test_rounds_without_anything_to_verify(people):
    make_round([people.commune], authority=people.authority, year=2025)
    assert told("verify_round", "2025")[:2] == (0, "Kỳ 2025 chưa công bố nên chưa có gì để kiểm tra.\n")
    with pytest.raises(CommandError, match="Không có kỳ đánh giá"):
        told("verify_round", "1999")


def test_signing(edition, pdf, provider, tmp_path, monkeypatch):
    path = tmp_path / "chung-thu.p12"
    path.write_bytes(provider.pkcs12())
    monkeypatch.setenv(sign_report.VARIABLE, PASSPHRASE)
    _code, out, _errors = told("sign_report", "2021", pkcs12=path)
    assert f"Đã ký: {SIGNER}; chưa xác minh được nhà cung cấp chứng thư." in out
    assert edition.files.get(variant=Variant.SIGNED).sha256 in out
    monkeypatch.setenv(sign_report.VARIABLE, "sai")
    with pytest.raises(CommandError, match="mật khẩu không đúng"):
        told("sign_report", "2021", pkcs12=path)
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        told("sign_report", "2021", pkcs12=tmp_path / "khong-co.p12")


def test_the_passphrase_is_asked_for(edition, pdf, provider, tmp_path, monkeypatch):
    path = tmp_path / "chung-thu.p12"
    path.write_bytes(provider.pkcs12())
    monkeypatch.delenv(sign_report.VARIABLE, raising=False)
    monkeypatch.setattr(sign_report.getpass, "getpass", lambda _question: PASSPHRASE)
    assert "Đã ký" in told("sign_report", "2021", pkcs12=path)[1]


def test_nothing_to_sign(publication, tmp_path):
    with pytest.raises(CommandError, match="chưa được duyệt"):
        told("sign_report", "2021", pkcs12=tmp_path / "x.p12")
