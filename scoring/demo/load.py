"""Loading the demo the way an office would: lists imported, rounds opened, scores recorded, results published."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cchc.tables import import_csv
from scoring.demo.accounts import create_demo_accounts
from scoring.demo.report import load_reports
from scoring.demo.work import load_work
from scoring.models import Round
from scoring.resources import (
    AuthorityResultResource,
    BandResource,
    CriteriaSetResource,
    CriterionResource,
    RoundResource,
    SchemeResource,
)
from scoring.services.proposals import Minutes, approve, propose
from scoring.workbook.matrix import record_matrix
from units.models import Role, User
from units.resources import UnitResource

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "tu_ky"
PUBLISHED = ("2020", "2021")
OPEN = ("2022",)


def is_loaded() -> bool:
    """Whether there is any round, the demo's or a real one."""
    return Round.objects.exists()


@transaction.atomic
def load_demo(folder: Path = FOLDER) -> None:
    """Load everything or nothing. Raises TableRefusedError for a file that cannot be used."""
    import_csv(UnitResource(), folder / "units.csv")
    people = create_demo_accounts()
    office = people[Role.OFFICE]
    _load_lists(folder, office)
    for slug in (*PUBLISHED, *OPEN):
        round_ = Round.objects.get(slug=slug)
        record_matrix(actor=office, round_=round_, path=folder / f"scores_{slug}.csv")
        if slug in PUBLISHED:
            _publish(people, round_)
        else:
            load_work(round_, folder, people)
    load_reports(folder, people)


def _publish(people: Mapping[Role, User], round_: Round) -> None:
    """As an office does: one proposes by the council's minutes (number and date are made up), another approves."""
    minutes = Minutes(f"01/BB-HĐ{round_.year}", datetime.date(round_.year + 1, 1, 15))
    approve(actor=people[Role.LEADER], proposal=propose(actor=people[Role.OFFICE], round_=round_, minutes=minutes))


def _load_lists(folder: Path, office: User) -> None:
    import_csv(CriteriaSetResource(), folder / "criteria_sets.csv")
    import_csv(CriterionResource(), folder / "criteria.csv")
    import_csv(SchemeResource(), folder / "schemes.csv")
    import_csv(BandResource(), folder / "bands.csv")
    import_csv(RoundResource(actor=office), folder / "rounds.csv")
    import_csv(AuthorityResultResource(actor=office), folder / "authority_results.csv")
