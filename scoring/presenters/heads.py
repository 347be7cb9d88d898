"""Heads of the ranking's columns, and the same orders as options of a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.presenters.choices import DOMAIN, NAME, RANK, Choice
from scoring.results import schema

ASCENDING, DESCENDING = "ascending", "descending"


@dataclass(frozen=True, slots=True)
class Head:
    """A column that can be sorted by; `sorted` is the value of `aria-sort`, empty where it is not."""

    label: str
    full: str
    url: str
    sorted: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An order, a class, a kind or a domain to choose in the form."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TableHead:
    """Columns that can be sorted by, and the options of the form above the table."""

    rank: Head
    name: Head
    domains: Sequence[Head]
    orders: Sequence[Option]
    classes: Sequence[Option]
    kinds: Sequence[Option]
    short_in: Sequence[Option]


def table(choice: Choice, overview: schema.Overview, kinds: Mapping[str, str]) -> TableHead:
    """Head of the ranking of a round; `kinds` are its kinds of units and their names."""
    domains = overview["criteria_set"]["domains"]
    return TableHead(
        rank=_head(choice, RANK, _("Hạng"), _("Xếp hạng")),
        name=_head(choice, NAME, _("Đơn vị"), _("Tên đơn vị")),
        domains=[_domain(choice, domain) for domain in domains],
        orders=_orders(choice, domains),
        classes=_classes(choice, overview["scheme"]["bands"]),
        kinds=_kinds(choice, kinds),
        short_in=_short_in(choice, domains),
    )


def _domain(choice: Choice, domain: schema.DomainHeadDocument) -> Head:
    number = domain["number"]
    return _head(choice, f"{DOMAIN}{number}", domain["short_name"], domain["name"], number)


def _orders(choice: Choice, domains: Sequence[schema.DomainHeadDocument]) -> list[Option]:
    """Every order in words; an order turned round is among them while it is chosen."""
    labels = {
        RANK: _("Thứ hạng"),
        NAME: _("Tên đơn vị, A đến Y"),
        **{f"{DOMAIN}{domain['number']}": f"{domain['number']}. {domain['name']}" for domain in domains},
    }
    options = [Option(value, label, value == choice.sorting) for value, label in labels.items()]
    if choice.descending:
        options.insert(
            0, Option(choice.sorting, _("%(order)s, ngược lại") % {"order": labels[choice.order]}, is_chosen=True)
        )
    return options


def _classes(choice: Choice, bands: Sequence[schema.BandDocument]) -> list[Option]:
    """All classes, after "every class"."""
    named = [Option(band["code"], band["label"], band["code"] == choice.band) for band in bands]
    return [Option("", _("Mọi mức"), not choice.band), *named]


def _kinds(choice: Choice, kinds: Mapping[str, str]) -> list[Option]:
    """Every kind of the round, after "all"; nothing to choose where there is one only."""
    if len(kinds) < 2:  # one kind parts nothing
        return []
    return [
        Option("", _("Mọi loại hình"), not choice.kind),
        *(Option(code, label, code == choice.kind) for code, label in kinds.items()),
    ]


def _short_in(choice: Choice, domains: Sequence[schema.DomainHeadDocument]) -> list[Option]:
    """Domains whose floor may keep a unit from the next better class, after "any or none"."""
    return [
        Option("", _("Tất cả"), choice.short_in is None),
        *(
            Option(str(domain["number"]), f"{domain['number']}. {domain['name']}", domain["number"] == choice.short_in)
            for domain in domains
        ),
    ]


def _head(choice: Choice, order: str, label: str, full: str, number: int | None = None) -> Head:
    return Head(label, full, choice.toggled(order), _sorted(choice, order), number)


def _sorted(choice: Choice, order: str) -> str:
    """Figures fall from the top of the table, ranks and names rise."""
    if choice.order != order:
        return ""
    falls = order.startswith(DOMAIN) != choice.descending
    return DESCENDING if falls else ASCENDING
