"""`{practice.phone}` in a text: a word that comes from elsewhere and is never typed twice.

What names stand for is in `settings["PLACEHOLDERS"]`: for each name its `text` and, where a tap can
open something, its `address`; or None where nobody has set it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from functools import partial
from html import escape
from typing import Any

from .front_matter import FrontMatter

PLACEHOLDER = re.compile(r"\{(?P<name>[A-Za-z_]+(?:\.[A-Za-z_]+)+)\}")
SPAN = re.compile(
    r"(`+).+?\1|\{[A-Za-z_]+(?:\.[A-Za-z_]+)+\}"
)  # code, which shows and means nothing
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!-])")  # what Markdown could take for a mark

Values = Mapping[str, Mapping[str, str] | None]
Problem = tuple[int, str, str]


def fill_placeholders(front: FrontMatter, values: Values, code_lines: Collection[int]) -> None:
    """Put the words in place of each name, above and in the text. Problems go to `front.problems`.

    `code_lines` are the lines of the file that show code.
    """
    for key, value in front.values.items():
        line = front.lines.get(key, 1)
        fill = partial(_fill, number=line, values=values, front=front, write=_plain)
        front.values[key] = _fill_value(value, fill)
    lines = front.body.split("\n")
    for place, line_text in enumerate(lines):
        number = front.first_line + place
        if "{" in line_text and number not in code_lines:
            lines[place] = _fill(line_text, number, values, front, _in_text)
    front.body = "\n".join(lines)


def _fill_value(value: Any, fill: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_fill_value(one, fill) for one in value]
    return fill(value) if isinstance(value, str) else value


def _fill(
    text: str,
    number: int,
    values: Values,
    front: FrontMatter,
    write: Callable[[Mapping[str, str], str], str],
) -> str:
    def put(found: re.Match[str]) -> str:
        if not PLACEHOLDER.fullmatch(found[0]):
            return found[0]
        name = found[0][1:-1]
        value = values.get(name)
        if value is None:
            front.problems.append(_explain(name, number, values))
            return ""
        return write(value, text[: found.start()])

    return SPAN.sub(put, text)


def _plain(value: Mapping[str, str], _before: str) -> str:
    return value["text"]


def _in_text(value: Mapping[str, str], before: str) -> str:
    """Return Markdown: a link where there is an address; the bare address as that of a link."""
    address = value.get("address", "")
    if before.endswith("]("):
        return address or value["text"]
    text = SPECIAL.sub(r"\\\1", escape(value["text"], quote=False)).replace("|", "&#124;")
    is_inside_a_link = before.rfind("[") > before.rfind("]")
    return f"[{text}]({address})" if address and not is_inside_a_link else text


def _explain(name: str, number: int, values: Values) -> Problem:
    unset = next((n for n, v in values.items() if v is None and f"{name}.".startswith(f"{n}.")), "")
    if unset:
        key = unset.rpartition(".")[2]
        message = f'"{{{name}}}" stands for nothing: {key} is not set'
        return (number, message, f"Set {key} in the practice’s file, or take this sentence out.")
    close = get_close_matches(name, list(values), 1)
    hint = f'Did you mean "{{{close[0]}}}"?' if close else "plugins/practice/README.md lists them."
    return (number, f'"{{{name}}}" is no word of the practice', hint)
