"""The rules stand alone: no Django, no other room of the portal, nothing but the standard library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import scoring.rules

ROOM = Path(scoring.rules.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))


def dotted(path: Path) -> str:
    """The name to import a module by."""
    return ".".join(("scoring", "rules", *path.relative_to(ROOM).with_suffix("").parts)).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_only_the_standard_library_and_the_rules(path: Path) -> None:
    strangers = {
        name
        for name in imported(path)
        if not name.startswith("scoring.rules") and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert not strangers


def test_runs_where_django_cannot_be_imported() -> None:
    names = [dotted(path) for path in MODULES]
    script = f"import sys; sys.modules['django'] = None\nfor name in {names!r}: __import__(name)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOM.parent.parent, timeout=30)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_holds_no_float(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "float"]
