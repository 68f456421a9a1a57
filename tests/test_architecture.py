"""Who may know whom. The house plan's arrows, read from the imports themselves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGINS = sorted(
    path.parent
    for path in (ROOT / "plugins").glob("*/__init__.py")
    if (path.parent / "plugin.py").exists()
)
MODULES = sorted(path for folder in PLUGINS for path in folder.glob("*.py"))
PLUGIN_NAMES = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base"}


def imports(path: Path) -> set[str]:
    """Return what a module imports: "pelican.signals" → "pelican", "from .model" → ".model"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {f".{name}" for name in names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_plugin_imports_no_other_plugin(path: Path) -> None:
    assert not imports(path) & (PLUGIN_NAMES - {path.parent.name})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_plugin_py_knows_pelican(path: Path) -> None:
    assert path.name == "plugin.py" or not imports(path) & {"pelican", "blinker"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_extension_py_knows_python_markdown(path: Path) -> None:
    assert path.name == "extension.py" or "markdown" not in imports(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_point_one_way(path: Path) -> None:
    upper = {".plugin", ".extension"}
    if path.name in ("plugin.py", "__init__.py"):
        upper = set()
    if path.name == "extension.py":
        upper = {".plugin"}
    if path.name == "model.py":
        upper = {name for name in imports(path) if name.startswith(".")}
    assert not imports(path) & upper


@pytest.mark.parametrize("folder", PLUGINS, ids=lambda folder: folder.name)
def test_a_plugin_says_what_it_is_for_and_how_it_is_used(folder: Path) -> None:
    init = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(init)
    assert len((folder / "README.md").read_text(encoding="utf-8").splitlines()) > 10


def test_tasks_py_knows_no_plugin() -> None:
    assert not imports(ROOT / "tasks.py") & PLUGIN_NAMES


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in (ROOT / "plugins").rglob("*.py")}
    assert not names & FORBIDDEN_NAMES


def test_the_theme_knows_no_python() -> None:
    assert not list((ROOT / "theme").rglob("*.py"))


@pytest.mark.parametrize("folder", PLUGINS, ids=lambda folder: folder.name)
def test_every_setting_is_documented_and_every_documented_setting_is_read(folder: Path) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    readme = (folder / "README.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]{4,})`", readme, flags=re.MULTILINE))
    known = set(re.findall(r'^    "([A-Z_]{4,})":', code, flags=re.MULTILINE))
    assert known <= documented, "a setting without documentation"
    assert all(f'"{name}"' in code for name in documented), "documentation without a setting"
