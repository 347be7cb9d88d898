"""One of everything, and somebody of every kind."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import Client

from scoring.models import (
    Assignment,
    Drawing,
    Event,
    Evidence,
    Explanation,
    HeadRating,
    Layer,
    Report,
    Round,
    RoundUnit,
    Score,
    Section,
    StoredFile,
    Submission,
    Variant,
)  # fmt: skip
from scoring.report.codes import code_of
from scoring.services.publishing import publish
from scoring.services.report.drawings import finish
from scoring.workbook.importing import flow
from tests.factories import make_round, make_set, make_unit, record_all
from tests.people import People, make_person
from tests.work.figures.making import add_figure
from tests.workbook.importing_kit import HEAD, written
from units.models import Role

DOCUMENT = "<round:slug>/nhap-diem/<unit:code>/tieu-chi/<criterion:criterion_code>/minh-chung/<int:pk>/"
AUTHORITY = ("appraiser", "free_appraiser", "office", "leader", "administrator")


@dataclass
class World:
    """2021 is being worked on, 2020 is published for everybody; `parts` fill addresses with things of the own unit."""

    crowd: People
    open: Round
    published: Round
    place: RoundUnit
    other_place: RoundUnit
    people: dict[str, Any]
    parts: dict[str, Any] = field(default_factory=dict)
    special: dict[str, dict[str, Any]] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)


def make_world(size: int = 2) -> World:
    """A world of `size` communes; the first two have officials."""
    crowd = People.make()
    more = [make_unit(f"u-{n:04}", f"Xã {n:04}", parent=crowd.authority) for n in range(3, size + 1)]
    units = [crowd.commune, crowd.other_commune, *more]
    criteria_set = make_set({1: [30, 20], 2: [50]})
    published = make_round(units, year=2020, authority=crowd.authority, criteria_set=criteria_set)
    record_all(published)
    publish(actor=None, round_=published)
    open_ = make_round(units, year=2021, authority=crowd.authority, criteria_set=criteria_set)
    record_all(open_)
    place, other = (open_.members.get(unit=unit) for unit in units[:2])
    Assignment.objects.create(round=open_, appraiser=crowd.appraiser, place=place)
    world = World(crowd, open_, published, place, other, _everybody(crowd))
    _work(world)
    world.parts = _parts(world)
    world.special = _special(world)
    world.clients = {name: _client(person) for name, person in world.people.items()}
    return world


def _client(person: Any) -> Client:
    """A browser with a person signed in; a request that breaks answers 500. Its session outlives what is taken back."""
    client = Client(raise_request_exception=False)
    if not person.is_anonymous:
        client.force_login(person)
    return client


def _work(world: World) -> None:
    """A self score, a document, a sheet handed in, and a question, all of the own unit."""
    criterion = world.open.criteria_set.criteria.get(code="1.1")
    Score.objects.create(round_unit=world.place, criterion=criterion, layer=Layer.SELF, points=20)
    Evidence.objects.create(round_unit=world.place, criterion=criterion, number="15/KH-UBND", file=_file())
    Explanation.objects.create(round_unit=world.place, criterion=criterion, question="Thiếu kế hoạch?")
    Submission.objects.create(round_unit=world.place, signed_copy=_file())
    report = Report.objects.create(round=world.open)
    Section.objects.create(report=report, key="muc-1", order=1, title="Kết quả", body="<p>Một</p>")
    drawing = Drawing(round=world.open, variant=Variant.SUMMARY)
    finish(drawing, content=b"%PDF-1.7 minh hoa", name="tom-tat.pdf")


def _file() -> StoredFile:
    content = b"%PDF-1.4 minh hoa"
    row = StoredFile(name="ban-ky.pdf", content_type="application/pdf", size=len(content), sha256="0" * 64)
    row.file.save(f"thu/{uuid.uuid4().hex}", ContentFile(content), save=False)
    row.save()
    return row


def _special(world: World) -> dict[str, dict[str, Any]]:
    """Parts of addresses that need others than usual; `?` is a query, `/` the whole address."""
    return {
        **{f"admin/{model}/": {"object_id": pk, "id": pk, "pk": pk} for model, pk in _rows(world).items()},
        "<round:slug>/phien-ban/<int:version>/ket-qua.json": {"slug": "2020"},
        "<round:slug>/ket-qua.json": {"slug": "2020"},
        "<round:slug>/bang-tinh/tai-ve/<slug:kind>.xlsx": {"?": f"?ma={world.crowd.commune.code}"},
        "<round:slug>/bao-cao.pdf": {"slug": "2020"},
        "<round:slug>/bao-cao/<slug:variant>.pdf": {"slug": "2020", "variant": "tom-tat"},
        "<round:slug>/don-vi/<unit:code>/phieu-ket-qua.pdf": {"slug": "2020"},
        "<round:slug>/bao-cao/ban-in/<int:pk>/": {"pk": world.open.drawings.get().pk},
        "xac-minh/<slug:code>/": {"code": code_of(world.published.publications.get().sha256)},
        "<round:slug>/bao-cao/so-lieu/tai-ve/<slug:kind>.csv": {"kind": "so-lieu"},
        "<round:slug>/nhap-diem/<unit:code>/gui/ban-ky/": {"?": f"?tep={world.place.submissions.get().signed_copy_id}"},
        "<round:slug>/don-vi/<unit:code>/khac-phuc/": {"slug": "2020"},
        DOCUMENT: {"pk": world.place.evidence.get().pk},
        "admin/scoring/round/<int:pk>/viec/<slug:slug>/": {"pk": world.open.pk, "slug": "cong-bo"},
        "admin/^(?P<app_label>": {"/": "/admin/scoring/"},
        "admin/(?P<url>": {"/": "/admin/khong-co/"},
    }


def _rows(world: World) -> dict[str, Any]:
    """A row of each table of the back office."""
    scheme = world.open.scheme
    rating, _made = HeadRating.objects.get_or_create(
        round_unit=world.place, defaults={"band": scheme.bands.get(order=3), "reason": "Sai phạm"}
    )
    return {
        "units/user": world.crowd.stranger.pk,
        "units/unit": world.crowd.commune.pk,
        "scoring/criteriaset": world.open.criteria_set_id,
        "scoring/criterion": world.open.criteria_set.criteria.get(code="1.1").pk,
        "scoring/headrating": rating.pk,
        "scoring/publication": world.published.publications.get().pk,
        "scoring/event": Event.objects.latest("pk").pk,
        "scoring/round": world.open.pk,
        "scoring/classificationscheme": scheme.pk,
        "scoring/roundunit": world.place.pk,
    }


def _everybody(crowd: People) -> dict[str, Any]:
    for person in (crowd.office, crowd.leader, crowd.administrator):
        person.is_staff = True
        person.save()
    return {
        "anonymous": AnonymousUser(),
        "disabled": crowd.disabled,
        "stranger": crowd.stranger,
        "official": crowd.official,
        "other_official": crowd.other_official,
        "appraiser": crowd.appraiser,
        "free_appraiser": make_person("tham-dinh-2", crowd.authority, Role.APPRAISER),
        "office": crowd.office,
        "leader": crowd.leader,
        "administrator": crowd.administrator,
    }


def _parts(world: World) -> dict[str, Any]:
    """What fills the parts of an address unless its rule says otherwise."""
    return {
        "slug": world.open.slug,
        "code": world.crowd.commune.code,
        "criterion": "1.1",
        "criterion_code": "1.1",
        "number": 1,
        "version": 1,
        "kind": "don-vi",
        "key": "muc-1",
        "figure": add_figure(world.crowd.authority, "tiep-nhan").code,
        "pk": _import(world),
        "object_id": 1,
        "id": 1,
        "content_type_id": 1,
    }


def _import(world: World) -> int:
    data = written([*HEAD, "1.1"], [world.crowd.commune.code, "", 5])
    import_ = flow.start(actor=world.crowd.office, round_=world.open, layer=Layer.FINAL, name="diem.xlsx", data=data)
    return flow.read(import_).pk
