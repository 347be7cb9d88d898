"""Verification of an edition: its text, its citations, its files."""

import copy
from pathlib import Path

import pytest

from scoring.models import Edition, EditionFile, Variant
from scoring.report.signing.sign import sign_pdf
from scoring.report.verifying.edition import verified_edition, verify_edition
from scoring.report.verifying.shape import Part
from scoring.results.canonical import canonical_json, sha256_of
from scoring.services.report.editions import NewFile, keep_file
from tests.work.approval_report.keys import PASSPHRASE
from tests.work.approval_report.small_pdf import small_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_disk(edition, pdf):
    """The PDF's file, put back after the test: files are shared by content."""
    path = Path(edition.files.get(variant=Variant.FULL).file.path)
    data = path.read_bytes()
    yield path
    path.write_bytes(data)


def found(edition):
    return {(one.part, one.about, one.field) for one in verify_edition(edition)}


def without_files(differences):
    """What the data within the PDF say as well is left out."""
    return {one for one in differences if one[0] is not Part.FILES}


def rewritten(edition, tamper, change):
    """The frozen text changed by somebody who writes its new hash as well."""
    content = copy.deepcopy(edition.content)
    change(content)
    tamper(Edition, edition.pk, content=content, content_sha256=sha256_of(canonical_json(content)))
    edition.refresh_from_db()
    return edition


def test_nothing_differs_and_everything_was_looked_at(edition):
    tally = verified_edition(edition)
    assert tally.differences == []
    assert all(tally.compared[part] for part in Part)


def test_a_changed_word(edition, tamper):
    content = copy.deepcopy(edition.content)
    content["sections"][1]["html"] = "<p>Lời khác.</p>"
    tamper(Edition, edition.pk, content=content)
    edition.refresh_from_db()
    assert without_files(found(edition)) == {(Part.CONTENT, "Lần ban hành 1", "content_sha256")}


def test_a_changed_word_with_its_hash_is_known_to_the_log(edition, tamper):
    def other(content):
        content["form"]["symbol"] = "68/BC-UBND"

    assert without_files(found(rewritten(edition, tamper, other))) == {(Part.CONTENT, "Lần ban hành 1", "event")}


def test_a_changed_citation(edition, tamper):
    def more(content):
        html = content["sections"][1]["html"]
        assert "02 xã" in html
        content["sections"][1]["html"] = html.replace("02 xã", "03 xã")

    assert (Part.CITES, "Mục 1.", "result/units-amount") in found(rewritten(edition, tamper, more))


def test_other_results_beneath(edition, tamper):
    def other(content):
        content["results_sha256"] = "0" * 64

    assert (Part.CONTENT, "Lần ban hành 1", "results_sha256") in found(rewritten(edition, tamper, other))


@pytest.mark.parametrize("at", [0, 2_000, -1])
def test_a_flipped_byte_of_the_pdf(edition, on_disk, at):
    data = bytearray(on_disk.read_bytes())
    data[at] ^= 1
    on_disk.write_bytes(data)
    assert (Part.FILES, "bao-cao-cchc-2021.pdf", "sha256") in found(edition)


def test_a_flipped_byte_of_what_is_attached_to_the_pdf(edition, on_disk):
    data = bytearray(on_disk.read_bytes())
    at = data.index(b"/EmbeddedFile")
    data[data.index(b"stream", at) + 10] ^= 1
    on_disk.write_bytes(data)
    assert (Part.FILES, "bao-cao-cchc-2021.pdf", "sha256") in found(edition)


def test_another_file_put_in_its_place_with_its_hash(edition, tamper):
    kept = keep_file(actor=None, edition=edition, new=NewFile(Variant.SUMMARY, "la.pdf", small_pdf({"a.json": "{}"})))
    full = edition.files.get(variant=Variant.FULL)
    tamper(EditionFile, full.pk, file=kept.file.name, size=kept.size, sha256=kept.sha256)
    assert {(part, field) for part, _about, field in found(edition)} == {(Part.FILES, "attached")}


def test_a_file_that_is_gone(edition, on_disk):
    data = on_disk.read_bytes()
    on_disk.unlink()
    assert {field for _part, _about, field in found(edition)} == {"size", "sha256", "attached"}
    on_disk.write_bytes(data)


def test_a_changed_hash_of_a_file(edition, tamper):
    tamper(EditionFile, edition.files.get(variant=Variant.FULL).pk, sha256="0" * 64)
    assert found(edition) == {(Part.FILES, "bao-cao-cchc-2021.pdf", "sha256")}


def test_a_signed_copy_begins_with_the_issued_file(edition, pdf, provider):
    data = sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)
    keep_file(actor=None, edition=edition, new=NewFile(Variant.SIGNED, "ky-so.pdf", data))
    assert found(edition) == set()
    keep_file(actor=None, edition=edition, new=NewFile(Variant.SIGNED, "la.pdf", b"%PDF-1.7 tep la"))
    assert found(edition) == {(Part.FILES, "la.pdf", "signed_of")}
