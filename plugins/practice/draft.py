"""The first draft of a practice's file: python -m practice.draft --root . --name "…" …"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .outline import OPENING, SCHEMA_NAME, example_of, schema_text, write_out
from .practice import Practice, fields_at
from .problems import mistakes
from .wording import check_wording

FOLDER = "practices"
QUESTIONS = ("name", "country", "region", "email", "phone", "time_zone", "color")
NEXT = """\
# Next: add your people, at the end of this file. Write web_address before you publish.
"""


def values_of(answers: dict[str, str]) -> dict[str, Any]:
    """Return the answers as they stand in practice.toml. What was not answered is left out."""
    given = {key: answer for key, answer in answers.items() if answer}
    contact = {key: given.pop(key) for key in ("email", "phone") if key in given}
    brand = {"color": given.pop("color")} if "color" in given else {}
    return {"demo": False, **given, "contact": contact, **({"brand": brand} if brand else {})}


def wrong_answers(values: dict[str, Any]) -> list[str]:
    """Return what is wrong with the answers, one line each, with the option to type."""
    country = str(values.get("country", ""))
    found: list[tuple[Any, ...]] = []
    try:
        Practice.model_validate(values, context={"country": country})
    except ValidationError as error:
        found = list(mistakes(error, fields_at, example_of))
    told = {one[0] for one in found}
    found += [one for one in check_wording(values) if one.place not in told]
    return [
        f"--{str(p[-1]).replace('_', '-')}: {message}. {hint}" for p, message, hint, *_ in found
    ]


def slug_of(name: str) -> str:
    """Return a name as the name of a folder: small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", name))
    plain = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")


def draft(values: dict[str, Any]) -> str:
    """Return a whole practice.toml with these values; every other setting is a comment."""
    text = write_out(values).replace(OPENING, OPENING + NEXT, 1)
    assert tomllib.loads(text) == values
    return text


def write(root: Path, slug: str, text: str) -> Path:
    """Write the file and the schema beside it. Raises FileExistsError; never overwrites."""
    path = root / FOLDER / slug / "practice.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    for folder in (path.parent, root):
        (folder / SCHEMA_NAME).write_text(schema_text(), encoding="utf-8", newline="\n")
    return path


def main(words: list[str]) -> int:
    """Write a practice's file from the answers; return the exit code."""
    parser = argparse.ArgumentParser(prog="practice.draft", description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--slug", default="")
    for question in QUESTIONS:
        parser.add_argument(f"--{question.replace('_', '-')}", default="")
    asked = vars(parser.parse_args(words))
    root, slug = asked.pop("root"), asked.pop("slug")
    values = values_of(asked)
    wrong = wrong_answers(values)
    slug = slug_of(slug or asked["name"])
    if not slug and asked["name"]:
        wrong.append("--slug: the name has no letters a to z. Add --slug and a short name.")
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 2
    try:
        path = write(root, slug, draft(values))
    except FileExistsError:
        place = f"{FOLDER}/{slug}/practice.toml"
        print(f"{place} is there already and was left as it is. Add --slug.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The file could not be written: {error}.", file=sys.stderr)
        return 1
    print(f"Write here:   {path.relative_to(root)}")
    print(f"See it:       python3 tasks.py serve --practice {slug}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
