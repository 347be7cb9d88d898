"""Which part of the archive holds which sheet."""

import io
import posixpath
import zipfile
from typing import Any
from xml.parsers import expat

from scoring.workbook.parsing.stop import Stop

WORKBOOK = "xl/workbook.xml"


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(name of the sheet, name of its part), in the order of the workbook. Raises Stop if the book is incomplete."""
    names = {name.lower(): name for name in archive.namelist()}
    workbook = _main_part(archive, names)
    targets = _targets(archive, names, workbook)
    return [
        (sheet["name"], _existing(names, targets.get(_relation(sheet), "")))
        for sheet in elements(archive.read(workbook), "sheet")
        if "name" in sheet
    ]


def elements(xml: bytes, wanted: str) -> list[dict[str, str]]:
    """Attributes of every element called `wanted`, whatever its prefix."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, Any]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(xml, True)
    return found


def malformed_part(data: bytes) -> str:
    """Name of the first part of the archive `data` that is no well-formed XML; "" if all are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().endswith((".xml", ".rels")) and not _is_well_formed(archive.read(name)):
                return name
    return ""


def _is_well_formed(xml: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def _main_part(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    if "_rels/.rels" not in names:
        return _existing(names, WORKBOOK)
    for relation in elements(archive.read(names["_rels/.rels"]), "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return _existing(names, relation.get("Target", "").lstrip("/"))
    return _existing(names, WORKBOOK)


def _targets(archive: zipfile.ZipFile, names: dict[str, str], workbook: str) -> dict[str, str]:
    """Relation -> part."""
    folder, file = posixpath.split(workbook)
    relations = archive.read(_existing(names, posixpath.join(folder, "_rels", f"{file}.rels")))
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
        for relation in elements(relations, "Relationship")
    }


def _relation(sheet: dict[str, str]) -> str:
    return next((value for name, value in sheet.items() if name.rpartition(":")[2] == "id" and ":" in name), "")


def _existing(names: dict[str, str], part: str) -> str:
    try:
        return names[part.lower()]
    except KeyError:
        raise Stop("broken", part=part or WORKBOOK) from None
