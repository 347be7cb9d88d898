"""The demo's annual reports: figures, the report of the published year, and the next one begun from it. Sample data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from cchc.tables import import_csv
from scoring.models import Report, Round
from scoring.report.issuing.acts import approve_report, submit_report
from scoring.report.starter.outline import StarterSection, inner_html, starter_sections
from scoring.resources.figure_values import FigureValueResource
from scoring.resources.figures import FigureResource
from scoring.services.report.form import FormWords, change_form
from scoring.services.report.starting import start_from_earlier, start_report
from units.models import Role, User

WRITTEN, BEGUN = "2021", "2022"


@dataclass(frozen=True)
class SampleReport:
    """A written report: what its form says, and its texts by key of section."""

    form: FormWords
    texts: Mapping[str, str]


def load_reports(folder: Path, people: Mapping[Role, User]) -> None:
    """Load figures and reports: one person submits the written one, another approves it."""
    office = people[Role.OFFICE]
    import_csv(FigureResource(actor=office), folder / "figures.csv")
    import_csv(FigureValueResource(actor=office), folder / "figure_values.csv")
    written = _written(office, Round.objects.get(slug=WRITTEN), read_report(folder / f"report_{WRITTEN}.xml"))
    submit_report(actor=office, report=written)
    approve_report(actor=people[Role.LEADER], report=written)
    start_from_earlier(actor=office, round_=Round.objects.get(slug=BEGUN), source=written)


def read_report(path: Path) -> SampleReport:
    """The sample report of a file."""
    root: Element = ElementTree.fromstring(path.read_bytes())
    texts = {section.get("key", ""): inner_html(section) for section in root.iter("section")}
    return SampleReport(_form(root), texts)


def _form(root: Element) -> FormWords:
    said = {name: root.get(name, "") for name in ("subject", "number", "symbol", "place", "signing_form")}
    return FormWords(
        **said,
        signed_on=datetime.date.fromisoformat(root.get("signed_on", "")),
        signatory_post=root.get("signatory_post", ""),
        signatory_name=root.get("signatory_name", ""),
        recipients="\n".join(recipient.text or "" for recipient in root.iter("to")),
    )


def _written(office: User, round_: Round, sample: SampleReport) -> Report:
    outline = [_with_text(section, sample.texts) for section in starter_sections(round_)]
    report = start_report(actor=office, round_=round_, outline=outline)
    return change_form(actor=office, report=report, words=sample.form)


def _with_text(section: StarterSection, texts: Mapping[str, str]) -> StarterSection:
    return replace(section, body=texts.get(section.key, section.body))
