"""The tasks in tasks.py, read without running it, so that they can be listed at once."""

import ast
import difflib
from collections.abc import Mapping
from pathlib import Path


def read_tasks(script: Path) -> dict[str, str]:
    """Return each task's name and the first line of its docstring, in the order of the file."""
    module = ast.parse(script.read_text(encoding="utf-8"))
    return {
        node.name.replace("_", "-"): (ast.get_docstring(node) or "").partition("\n")[0]
        for node in module.body
        if isinstance(node, ast.FunctionDef) and any(map(_is_task, node.decorator_list))
    }


def _is_task(decorator: ast.expr) -> bool:
    """Say whether a decorator is `@task` or `@task(…)`."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "task"


def listing(tasks: Mapping[str, str]) -> str:
    """Return the list a person sees who types `python3 tasks.py` and nothing else."""
    width = max(map(len, tasks), default=0)
    lines = [f"  {name:<{width}}  {about}" for name, about in tasks.items()]
    return "\n".join(
        [
            "Type: python3 tasks.py <task>      (on Windows: py tasks.py <task>)",
            "",
            *lines,
            "",
            "What a task can be told: python3 tasks.py <task> --help",
        ]
    )


def unknown_task(name: str, tasks: Mapping[str, str]) -> str:
    """Return one line for a task that does not exist, with the likely one where there is one."""
    near = difflib.get_close_matches(name, tasks, n=1, cutoff=0.5)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(tasks)}."
    return f'There is no task "{name}". {hint}'
