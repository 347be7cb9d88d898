"""Verification of published results: everything holds, and whatever is changed is found and named."""

import json

import pytest

from scoring.models import Adjustment, AuthorityResult, Event, Publication, UnitResult
from scoring.report.verifying.publication import verified_publication, verify_publication
from scoring.report.verifying.shape import Part
from scoring.report.verifying.words import field_label, line
from scoring.results.canonical import canonical_json, sha256_of
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_set, record, record_all
from tests.work.acts import approved

pytestmark = pytest.mark.django_db


def changed(publication, tamper, change, *, consistent=True):
    """The document changed by somebody who also writes its new hash (`consistent`), or not."""
    document = json.loads(publication.document)
    change(document)
    text = canonical_json(document)
    tamper(Publication, publication.pk, document=text, **({"sha256": sha256_of(text)} if consistent else {}))
    return Publication.objects.select_related("round").get(pk=publication.pk)


def found(publication):
    return {(one.part, one.about, one.field) for one in verify_publication(publication)}


def test_nothing_differs_and_everything_was_looked_at(publication):
    tally = verified_publication(publication)
    assert tally.differences == []
    assert {part for part in Part if tally.compared[part]} == {
        Part.DOCUMENT, Part.CHAIN, Part.ROWS, Part.RESULTS, Part.YEAR_BEFORE,
    }  # fmt: skip
    assert tally.compared[Part.RESULTS] > 20


def test_everything_that_can_be_recorded_verifies_too(people):
    """Blocks by kind, "not applicable", no survey, bonus and penalty, the authority's own result, a correction."""
    criteria_set = make_set({1: [30, 20], 2: [50]}, na_policy="exclude")
    round_ = make_round(7, authority=people.authority, criteria_set=criteria_set, survey_held=False)
    round_.scheme.bonus_cap = round_.scheme.penalty_cap = 2
    round_.scheme.save()
    record_all(round_)
    record(round_, {"u2021-0002": {"2.1": "na"}, "u2021-0003": {"1.1": "7.25", "1.2": "0"}})
    place = round_.members.get(unit__code="u2021-0004")
    Adjustment.objects.create(round_unit=place, kind="bonus", points="3.5", reason="Sáng kiến")
    Adjustment.objects.create(round_unit=place, kind="penalty", points="0.5", reason="Chậm báo cáo")
    AuthorityResult.objects.create(round=round_, index="83.30", previous_index="63.19", rank=6, ranked=12)
    first = publish(actor=None, round_=round_)
    open_correction(actor=None, round_=round_, reason="Sai điểm")
    record(round_, {"u2021-0005": {"1.1": "12.5"}})
    round_.refresh_from_db()
    second = publish(actor=None, round_=round_)
    assert verify_publication(first) == []
    assert verify_publication(second) == []


def test_the_year_before(publication, people):
    assert publication.overview["previous_year"] == 2020
    assert verify_publication(publication) == []


def test_a_changed_letter_of_the_document(publication, tamper):
    tamper(Publication, publication.pk, document=publication.document.replace("Hà Kỳ", "Hà Ký"))
    publication.refresh_from_db()
    assert (Part.DOCUMENT, "Phiên bản 1", "sha256") in found(publication)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"round":{"slug":"x"},"units":[{}]}', "không phải JSON"])
def test_a_document_that_is_none(publication, tamper, text):
    tamper(Publication, publication.pk, document=text)
    publication.refresh_from_db()
    assert found(publication)


@pytest.mark.parametrize(
    ("field", "value"),
    [("percent", "95"), ("rank", 9), ("band", "excellent"), ("tied_with", 5), ("points", "99"), ("missing", 1)],
)
def test_a_changed_result_is_found_though_its_hash_was_rewritten(publication, tamper, field, value):
    forged = changed(publication, tamper, lambda document: document["units"][0].update({field: value}))
    name = forged.overview and json.loads(forged.document)["units"][0]["full_name"]
    assert (Part.RESULTS, name, field) in found(forged)
    assert (Part.ROWS, name, field) in found(forged)
    assert (Part.CHAIN, "Phiên bản 1", "event") in found(forged)


def test_a_changed_score_leads_to_other_results(publication, tamper):
    forged = changed(publication, tamper, lambda document: document["units"][0]["scores"].update({"1.1": "29"}))
    name = json.loads(forged.document)["units"][0]["full_name"]
    fields = {field for part, about, field in found(forged) if about == name and part is Part.RESULTS}
    assert {"points", "percent", "domains.1.points", "domains.1.percent"} <= fields


def test_a_score_above_its_maximum_or_of_no_criterion(publication, tamper):
    scores = {"1.1": "31", "9.9": "1"}
    forged = changed(publication, tamper, lambda document: document["units"][0]["scores"].update(scores))
    fields = {field for part, _about, field in found(forged) if part is Part.RESULTS}
    assert {"scores.1.1", "scores.9.9"} <= fields


def test_a_changed_threshold_leads_to_other_classes(publication, tamper):
    def lower(document):
        document["scheme"]["bands"][0]["composite"]["percent"] = "80"

    forged = changed(publication, tamper, lower)
    assert "band" in {field for part, _about, field in found(forged) if part is Part.RESULTS}


def test_a_changed_order(publication, tamper):
    def swap(document):
        first, second = document["units"]
        first["position"], second["position"] = 2, 1

    assert "position" in {
        field for part, _a, field in found(changed(publication, tamper, swap)) if part is Part.RESULTS
    }


def test_a_head_rated_otherwise_without_a_reason(publication, tamper):
    def better(document):
        document["units"][0]["head"]["rating"] = "excellent"

    assert "head.rating" in {field for _p, _a, field in found(changed(publication, tamper, better))}


def test_a_changed_comparison_with_the_year_before(publication, tamper):
    def better(document):
        document["units"][0]["change"]["percentage_points"] = "12"

    forged = changed(publication, tamper, better)
    assert "percentage_points" in {field for part, _a, field in found(forged) if part is Part.YEAR_BEFORE}


@pytest.mark.parametrize("column", ["rank", "band", "points", "summary", "scores"])
def test_a_changed_row_that_pages_read(publication, tamper, column):
    row = UnitResult.objects.filter(publication=publication).first()
    values = {
        "rank": 7,
        "band": "excellent",
        "points": "99",
        "summary": {**row.summary, "percent": "99"},
        "scores": {**row.scores, "1.1": "30"},
    }
    tamper(UnitResult, row.pk, **{column: values[column]})
    field = {"summary": "percent", "scores": "scores.1.1"}.get(column, column)
    assert found(publication) == {(Part.ROWS, row.summary["full_name"], field)}


def test_a_changed_head_of_the_results(publication, tamper):
    tamper(Publication, publication.pk, overview={**publication.overview, "reason": "khác"}, reason="khác")
    publication.refresh_from_db()
    assert (Part.ROWS, "Phiên bản 1", "reason") in found(publication)


def test_the_chain_of_versions(round_, people, publication, tamper):
    open_correction(actor=people.leader, round_=round_, reason="Sai điểm")
    record(round_, {"xa-1": {"1.1": "10"}})
    round_.refresh_from_db()
    second = approved(round_, people)
    assert verify_publication(second) == []
    changed(publication, tamper, lambda document: document.update({"reason": "thay lén"}))
    assert (Part.CHAIN, "Phiên bản 2", "previous_sha256") in found(second)


def test_the_event_log_remembers_the_hash(publication):
    assert Event.objects.filter(payload__sha256=publication.sha256).exists()


def test_differences_in_words(publication, tamper):
    forged = changed(publication, tamper, lambda document: document["units"][0].update({"rank": 9}))
    lines = [line(one) for one in verify_publication(forged)]
    assert any("thứ hạng: đã lưu “9”, kiểm tra ra “1”" in text for text in lines)
    assert field_label("domains.3.percent") == "lĩnh vực 3: tỷ lệ (%)"
    assert field_label("scores.1.1") == "điểm tiêu chí 1.1"
