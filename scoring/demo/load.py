"""Loading the demo the way an office would: lists imported, rounds opened, scores recorded, results published."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from cchc.tables import import_csv
from scoring.demo.accounts import create_demo_accounts
from scoring.models import Round
from scoring.resources import (
    AuthorityResultResource,
    BandResource,
    CriteriaSetResource,
    CriterionResource,
    RoundResource,
    SchemeResource,
)
from scoring.services.publishing import publish
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
            publish(actor=people[Role.LEADER], round_=round_)


def _load_lists(folder: Path, office: User) -> None:
    import_csv(CriteriaSetResource(), folder / "criteria_sets.csv")
    import_csv(CriterionResource(), folder / "criteria.csv")
    import_csv(SchemeResource(), folder / "schemes.csv")
    import_csv(BandResource(), folder / "bands.csv")
    import_csv(RoundResource(actor=office), folder / "rounds.csv")
    import_csv(AuthorityResultResource(actor=office), folder / "authority_results.csv")
