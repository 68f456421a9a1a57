"""Counts the cases that hold the contract, from the markers that stand on tests."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path


def lines_in(source: str) -> Iterator[str]:
    """Yield the line of each fault marker in a test module, also of one in a list (pytestmark)."""
    module = ast.parse(source)
    names = {
        node.targets[0].id: node.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.fault"):
            line = node.args[0]
            line = names.get(line.id, line) if isinstance(line, ast.Name) else line
            if isinstance(line, ast.Constant):  # one of a loop is named where it is made
                yield str(line.value)


def lines_below(folder: Path) -> set[str]:
    """Return every line of the contract that a test below a folder names."""
    found = (lines_in(path.read_text(encoding="utf-8")) for path in folder.rglob("test_*.py"))
    return {line for lines in found for line in lines}


def sum_up(passed: Iterable[str], known: Iterable[str]) -> str:
    """Return the sum: `passed` has the line of each case that passed, `known` the whole contract."""
    cases, lines = list(passed), set(known)
    held = len(lines & set(cases))
    return f"Faults: {len(cases)} cases hold {held} of the {len(lines)} lines of the contract"
