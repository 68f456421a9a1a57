"""The outline of practice.toml: every setting, explained, with an example to type."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

from pydantic.fields import FieldInfo

from .model import Part
from .practice import Practice, part_at, part_in
from .toml_lines import Place

SCHEMA_NAME = "practice.schema.json"
WIDTH = 100
OPENING = f"""\
#:schema ./{SCHEMA_NAME}
# Everything that makes this website your own. Change the words between the quotes, then save.
# A line that starts with # is not read. To use such a setting, take away the # in front.
"""


def schema_text() -> str:
    """Return the JSON Schema that lets an editor explain, complete and underline settings."""
    schema = Practice.model_json_schema()
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **_as_draft_7(schema)}
    schema["title"] = "practice.toml"
    schema["description"] = "What a practice says about itself."
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _as_draft_7(part: Any) -> Any:
    """Return a schema in the form that TOML editors know best: no nulls (TOML has none)."""
    if isinstance(part, list):
        return [_as_draft_7(one) for one in part]
    if not isinstance(part, dict):
        return part
    part = {key: _as_draft_7(one) for key, one in part.items()}
    if part.get("default", 0) is None:
        del part["default"]
    kinds = part.get("anyOf")
    if isinstance(kinds, list) and {"type": "null"} in kinds:
        (only,) = [kind for kind in kinds if kind != {"type": "null"}]
        del part["anyOf"]
        part = {"allOf": [only], **part} if "$ref" in only else {**only, **part}
    elif "$ref" in part and len(part) > 1:  # draft 7 passes over what stands beside a reference
        part = {"allOf": [{"$ref": part.pop("$ref")}], **part}
    return part


def toml_value(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        parts = [toml_value(one) for one in value]
        line = f"[{', '.join(parts)}]"
        return line if len(line) < WIDTH - 20 else "[\n" + "".join(f"  {p},\n" for p in parts) + "]"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def example_of(place: Place) -> str:
    """Return what to type for a setting, as TOML; "" for a table."""
    kind = part_at(place[:-1])
    field = kind.model_fields.get(str(place[-1])) if kind else None
    return toml_value(field.examples[0]) if field and field.examples else ""


def write_out(values: dict[str, Any]) -> str:
    """Return a whole practice.toml: these values, and every other setting as a comment."""
    return OPENING + "".join(_table(Practice, values, "", live=True))


def _table(kind: type[Part], values: dict[str, Any], path: str, *, live: bool) -> Iterator[str]:
    """Yield the settings of a part, then the parts inside it."""
    inner = []
    for name, field in kind.model_fields.items():
        if part_in(field.annotation):
            inner.append((name, field))
            continue
        yield f"\n{_comment(field)}"
        if live and name in values:
            yield f"{name} = {toml_value(values[name])}\n"
        else:
            text = f"{name} = {toml_value((field.examples or [''])[0])}"
            yield "".join(f"#{line}\n" for line in text.split("\n"))
    for name, field in inner:
        yield from _inner(name, field, values.get(name), f"{path}.{name}" if path else name, live)


def _inner(name: str, field: FieldInfo, value: Any, path: str, live: bool) -> Iterator[str]:
    kind = part_in(field.annotation)
    assert kind
    many = field.default_factory is list
    heading = f"[[{path}]]" if many else f"[{path}]"
    used = live and bool(value)
    first, *others = (value if many else [value]) if used else [{}]
    yield f"\n\n{_comment(field)}" if "." not in path else f"\n{_comment(field)}"
    yield f"{heading}\n" if used else f"#{heading}\n"
    yield from _table(kind, first, path, live=used)
    for other in others:  # explained once is enough
        yield f"\n{heading}\n" + "".join(_plain(other, path))


def _plain(values: dict[str, Any], path: str) -> Iterator[str]:
    for key, value in values.items():
        if not (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield f"{key} = {toml_value(value)}\n"
    for key, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for row in value:
                yield f"\n[[{path}.{key}]]\n" + "".join(_plain(row, f"{path}.{key}"))


def _comment(field: FieldInfo) -> str:
    words, lines, line = (field.description or "").split(), [], "#"
    for word in words:
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return "".join(f"{row}\n" for row in [*lines, line])
