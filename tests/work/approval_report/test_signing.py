"""Signing an edition, and taking in a copy that was signed outside."""

import io
import logging
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from scoring.models import Action, EditionFile, Event, Variant
from scoring.report.signing.acts import sign_edition, take_signed
from scoring.report.signing.sign import apart, sign_pdf
from scoring.services.errors import RefusedError
from tests.work.approval_report.keys import DAY, OFFICE, PASSPHRASE, ROOT, SIGNER, now
from tests.work.approval_report.kit import issued

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet_pyhanko():
    """The library logs what the refusals say."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def sign(edition, actor, pkcs12, passphrase=PASSPHRASE):
    return sign_edition(actor=actor, edition=edition, pkcs12=pkcs12, passphrase=passphrase)


def content_of(row):
    return Path(row.file.path).read_bytes()


def altered_and_signed(pdf, pkcs12):
    """The page emptied by an incremental update, then signed."""
    from pyhanko.pdf_utils.generic import StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.mark_update(page.container_ref)
    out = io.BytesIO()
    writer.write(out)
    return sign_pdf(out.getvalue(), pkcs12, PASSPHRASE)


def test_signing_with_a_key_keeps_the_issued_bytes(drawn, people, provider, pdf):
    row = sign(drawn, people.leader, provider.pkcs12())
    data = content_of(row)
    assert row.variant == Variant.SIGNED
    assert data.startswith(pdf)
    assert len(data) > len(pdf)
    (told,) = row.signature["signatures"]
    assert (told["signer"], told["organisation"], told["issuer"]) == (SIGNER, OFFICE, ROOT)
    assert told["is_trusted"] is False
    event = Event.objects.get(action=Action.REPORT_SIGNED)
    assert event.payload["signer"] == SIGNER
    assert event.payload["sha256"] == row.sha256


def test_what_makes_a_pdf_an_archive_copy_stays(drawn, people, provider):
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content_of(sign(drawn, people.leader, provider.pkcs12()))))
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert reader.trailer["/Root"]["/OutputIntents"]
    assert reader.attachments["ket-qua.json"] == [b'{"a":1}']
    field = reader.trailer["/Root"]["/AcroForm"]["/Fields"][0].get_object()
    assert field["/F"] & 4  # printed, as an archive copy asks of every annotation
    assert field["/Rect"] == [0, 0, 0, 0]  # invisible, so that no appearance is needed
    assert field["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"


def test_a_known_root_verifies_the_provider(drawn, people, provider, settings):
    settings.SIGNING_ROOTS.mkdir()
    (settings.SIGNING_ROOTS / "goc.pem").write_bytes(provider.pem)
    row = sign(drawn, people.leader, provider.pkcs12())
    assert row.signature["is_trusted"] is True


def test_neither_key_nor_passphrase_is_kept(drawn, people, provider, caplog):
    pkcs12 = provider.pkcs12()
    sign(drawn, people.leader, pkcs12)
    with pytest.raises(RefusedError):
        sign(drawn, people.leader, pkcs12, "sai-mật-khẩu-9")
    kept = [path.read_bytes() for path in Path(EditionFile().file.storage.location).rglob("*") if path.is_file()]
    assert kept
    assert not any(pkcs12[:200] in data or PASSPHRASE.encode() in data for data in kept)
    told = str(list(Event.objects.values_list("payload", flat=True))) + caplog.text
    assert PASSPHRASE not in told
    assert "sai-mật-khẩu-9" not in told


@pytest.mark.parametrize(
    ("key", "passphrase", "said"),
    [
        (lambda provider: provider.pkcs12(), "sai", "mật khẩu không đúng"),
        (lambda provider: b"khong phai PKCS#12", PASSPHRASE, "mật khẩu không đúng"),
        (lambda provider: provider.pkcs12(with_key=False), PASSPHRASE, "không có khóa bí mật"),
        (lambda provider: provider.pkcs12(until=now() - DAY), PASSPHRASE, "đã hết hạn"),
    ],
)
def test_keys_that_cannot_sign(drawn, people, provider, key, passphrase, said):
    with pytest.raises(RefusedError) as refused:
        sign(drawn, people.leader, key(provider), passphrase)
    assert said in refused.value.messages[0]
    assert not EditionFile.objects.filter(variant=Variant.SIGNED).exists()


@pytest.mark.parametrize("who", ["office", "administrator", "appraiser", "stranger"])
def test_only_leaders_sign_with_a_key(drawn, people, provider, who):
    with pytest.raises(PermissionDenied):
        sign(drawn, getattr(people, who), provider.pkcs12())


def test_the_office_takes_in_what_was_signed_outside(drawn, people, provider, pdf):
    data = sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)
    row = take_signed(actor=people.office, edition=drawn, data=data)
    assert content_of(row) == data
    with pytest.raises(RefusedError) as refused:
        take_signed(actor=people.office, edition=drawn, data=data)
    assert "đã được lưu" in refused.value.messages[0]
    with pytest.raises(PermissionDenied):
        take_signed(actor=people.appraiser, edition=drawn, data=data)


def test_two_people_may_sign(drawn, people, provider, pdf):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = signers.SimpleSigner.load_pkcs12_data(provider.pkcs12(), [], PASSPHRASE.encode())
    writer = IncrementalPdfFileWriter(io.BytesIO(sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)))
    fields.append_signature_field(writer, fields.SigFieldSpec("Dau", box=(300, 100, 450, 160)))  # a visible stamp
    details = signers.PdfSignatureMetadata(field_name="Dau", subfilter=fields.SigSeedSubFilter.PADES)
    data = apart(lambda: signers.sign_pdf(writer, details, signer=signer).getvalue())
    row = take_signed(actor=people.office, edition=drawn, data=data)
    assert len(row.signature["signatures"]) == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda pdf, key: pdf, "chưa có chữ ký số"),
        (lambda pdf, key: b"%PDF-1.7 thu khac", "không phải bản PDF đã ban hành"),
        (lambda pdf, key: sign_pdf(pdf, key, PASSPHRASE)[len(pdf) :], "không phải bản PDF đã ban hành"),
        (lambda pdf, key: flipped(sign_pdf(pdf, key, PASSPHRASE), 9), "không phải bản PDF đã ban hành"),
        (lambda pdf, key: flipped(sign_pdf(pdf, key, PASSPHRASE), len(pdf) + 300), "chữ ký số"),
        (lambda pdf, key: sign_pdf(pdf, key, PASSPHRASE) + b"them vao sau", "còn bị viết thêm"),
        (altered_and_signed, "bị thêm hoặc sửa nội dung"),
        (lambda pdf, key: pdf + b"\n" * 40 + b"rac", "chưa có chữ ký số"),
    ],
)
def test_what_is_no_signed_copy(drawn, people, provider, pdf, spoil, said):
    with pytest.raises(RefusedError) as refused:
        take_signed(actor=people.office, edition=drawn, data=spoil(pdf, provider.pkcs12()))
    assert said in refused.value.messages[0]
    assert not EditionFile.objects.filter(variant=Variant.SIGNED).exists()


def flipped(data, at):
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def test_nothing_to_sign_yet(round_, people, provider):
    edition = issued(round_, people)
    with pytest.raises(RefusedError) as refused:
        sign(edition, people.leader, provider.pkcs12())
    assert "chưa vẽ xong" in refused.value.messages[0]
