"""The arrows of the house run one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What a room must never import: rules <- models <- selectors, services <- workbook, report <- views, admin, commands.
NEVER = {
    "scoring/rules": ("django", "cchc", "units", "scoring.models", "scoring.selectors", "scoring.services"),
    "scoring/checking": ("django", "cchc", "units.models", "scoring.models", "scoring.results", "scoring.report"),
    "scoring/rule_words": ("scoring.models", "scoring.selectors", "scoring.services", "scoring.results"),
    "units/names": ("django", "cchc", "scoring"),
    "units": ("scoring",),
    "scoring/files": ("scoring.models", "scoring.selectors", "scoring.workbook", "scoring.views", "scoring.report"),
    "scoring/texts": ("scoring.models", "scoring.selectors", "scoring.services", "scoring.report", "scoring.views"),
    "scoring/models": ("scoring.selectors", "scoring.services", "scoring.results", "scoring.views", "scoring.report"),
    "scoring/selectors": ("scoring.services", "scoring.views", "scoring.report", "scoring.workbook", "scoring.admin"),
    "scoring/results": ("scoring.services", "scoring.views", "scoring.report", "scoring.workbook", "scoring.admin"),
    "scoring/services": ("scoring.views", "scoring.report", "scoring.workbook", "scoring.admin"),
    "scoring/report": ("scoring.views", "scoring.admin"),
    "scoring/workbook": ("scoring.views", "scoring.admin", "scoring.report"),
}


def modules(room: str) -> list[Path]:
    return [path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("room", NEVER)
def test_arrows(room):
    assert modules(room), f"{room} holds no module"
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if any(name == banned or name.startswith(f"{banned}.") for banned in NEVER[room])
    ]
    assert not wrong


def test_no_float_in_the_rules():
    used = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules("scoring/rules")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]
    assert not used
