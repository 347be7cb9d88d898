"""Every page of the portal with the demo loaded, as the URL resolver knows it: a new page is in the list by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.access.addresses import Address, addresses, filled
from tests.access.table import table

ROLES: Mapping[str, str] = {
    "office": "noivu",
    "official": "canbo",
    "appraiser": "thamdinh",
    "leader": "lanhdao",
    "administrator": "quantri",
    "anonymous": "",
}
"""Who looks, by the names of the access table: the account of the demo, none for a visitor."""

OPEN, PUBLISHED = "2022", "2021"
UNIT, CRITERION, SECTION = "ha-ky", "1.2.1", "linh-vuc-3-don-vi"
BACK_OFFICE = "admin/"
FILES = ("/tep", ".json", ".csv", ".xlsx", ".pdf", ".docx", ".txt", ".ico", ".svg", ".zip")
NO_PAGES = {"ngon-ngu/", "healthz", "<round:slug>/luu-diem/", "<round:slug>/bao-cao/muc/<slug:key>/luu/"}
"""Addresses that answer with data, or lead back to where one came from."""

Made = Mapping[str, Mapping[str, object]]
"""Parts of addresses that hold a text: the numbers of what was made for a walk."""

CELL = "<round:slug>/nhap-diem/<unit:code>/tieu-chi/<criterion:criterion_code>/"
NOTHING_TO_SEE: Mapping[str, str] = {
    "tai-khoan/dang-xuat-moi-noi/": "acts, and shows nothing",
    "tai-khoan/xac-thuc/": "between password and sign-in",
    "tai-khoan/xac-thuc/tat/": "nobody of the demo has a second factor",
    "tai-khoan/ma-du-phong/": "nobody of the demo has a second factor",
    "<round:slug>/bao-cao/ban-in/<int:pk>/": "a drawing that was asked for, and none was",
    "<round:slug>/bao-cao/muc/<slug:key>/luu/": "data for the editor",
    "<round:slug>/bao-cao/muc/<slug:key>/soat/": "data for the editor",
    "<round:slug>/bao-cao/ban-ky/": "a file, and no report of the demo is signed outside",
    "phieu-cua-don-vi/": "leads to the unit's sheet",
    f"{CELL}minh-chung/": "leads back to the cell",
    f"{CELL}minh-chung/<int:pk>/": "a file, and the documents of the demo have none",
    "<round:slug>/tham-dinh/tiep/": "leads to the next cell",
    "<round:slug>/nhap-diem/<unit:code>/gui/ban-ky/": "a file, and no sheet of the demo is signed",
}
"""Addresses that show no page with the demo, and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page: the route it comes from, and where it is."""

    route: str
    path: str


def places(made: Made, role: str) -> list[Place]:
    """The pages `role` may get, of the open and of the published round."""
    written = {**table("portal.txt"), **table("back_office.txt")}
    found = (
        Place(address.route, path)
        for address in addresses()
        if not address.route.startswith(BACK_OFFICE) and _is_page(address)
        if _may_be_offered(written.get(address.route), role)
        for path in _paths(address, made)
    )
    return list(dict.fromkeys(found))


def pages_of_the_portal() -> set[str]:
    """The routes that may be read at all: all that do not answer 405 to everybody's GET."""
    written = table("portal.txt")
    return {
        address.route
        for address in addresses()
        if not address.route.startswith(BACK_OFFICE) and _is_page(address)
        if set(written.get(address.route, {}).get("GET", {}).values()) != {405}
    }


def _is_page(address: Address) -> bool:
    return address.route not in NO_PAGES and not address.route.endswith(FILES)


def _may_be_offered(row: Mapping[str, Mapping[str, int]] | None, role: str) -> bool:
    """By the access table: read, or public once a round is published (there nobody is asked to sign in)."""
    if row is None:
        return True
    answers = row["GET"]
    return answers[role] == 200 or (answers[role] == 404 and answers["anonymous"] == 404)


def _paths(address: Address, made: Made) -> Iterator[str]:
    special = [parts for text, parts in made.items() if text in address.route]
    for slug in (OPEN, PUBLISHED):
        parts = {**_parts(slug), **(special[0] if special else {})}
        if parts.keys() >= set(address.takes):  # else nobody made a thing for it: it shows as never visited
            yield filled(address, parts)


def _parts(slug: str) -> dict[str, object]:
    return {
        "slug": slug,
        "code": UNIT,
        "criterion": CRITERION,
        "criterion_code": CRITERION,
        "number": 3,
        "version": 1,
        "kind": "don-vi",
        "key": SECTION,
        "figure": "ke-hoach-nhiem-vu",
    }
