"""The written table: who gets what from every address.

`python manage.py shell -c "from tests.access.table import …"` is not needed: a test that finds an address without a row
prints the row the portal would give it now. Read it, put it right, and only then put it in the table.
"""

from collections.abc import Mapping
from pathlib import Path

from tests.access.addresses import Address

FOLDER = Path(__file__).resolve().parent
PEOPLE = (
    "anonymous", "disabled", "stranger", "official", "other_official",
    "appraiser", "free_appraiser", "office", "leader", "administrator",
)  # fmt: skip


def table(name: str) -> dict[str, dict[str, dict[str, int]]]:
    """Statuses by address, method and person."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            method, *statuses, route = line.split(None, len(PEOPLE) + 1)
            if route == '""':
                route = ""
            found.setdefault(route, {})[method] = dict(zip(PEOPLE, map(int, statuses), strict=True))
    return found


def line(method: str, address: Address, answers: Mapping[str, int]) -> str:
    """A row as it stands in the table."""
    return f"{method:4} {' '.join(str(answers[name]) for name in PEOPLE)} {address.route or chr(34) * 2}"
