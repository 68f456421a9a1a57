"""The last look at the files of a built site before it takes its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from .finding import Site

NEVER = {".md", ".toml", ".bib", ".py", ".po", ".bak", ".swp", ".orig"}
IN_AN_ADDRESS = re.compile(r"[a-z0-9][a-z0-9._-]*")
PLACES = "content/images and theme/static"

Problem = tuple[str, int, str, str]


def look_over(folder: Path, site: Site | None = None) -> list[Problem]:
    """Report every file that has no place in a published site, and pages that must be there."""
    site = site or Site()
    problems: list[Problem] = []
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    for name in names:
        problems.extend(check_name(name, (folder / name).is_file(), site))
        if (folder / name).is_symlink():
            message = "this is a link to another file, not a file"
            problems.append((name, 1, message, "Put the file itself there."))
    problems.extend(check_case(names))
    for needed in ("index.html", "404.html"):
        if not (folder / needed).is_file():
            hint = "Put its template back into theme/templates."
            problems.append((needed, 1, "this page was not built", hint))
    return problems


def check_name(name: str, is_file: bool, site: Site) -> Iterable[Problem]:
    """Yield what is wrong with the name of a file or folder. RFC 3986: these letters need no %."""
    last = Path(name).name
    ending = Path(last.lower()).suffix
    if last.startswith(".") or last.endswith("~") or (is_file and ending in NEVER):
        yield name, 1, "this file has no place on a website", f"Take it out of {PLACES}."
    elif last in site.names:
        return
    elif is_file and ending not in site.kinds:
        hint = f"Take it out of {PLACES}, or add “{ending}” to GATE_FILE_KINDS."
        yield name, 1, "this kind of file is not published", hint
    elif not IN_AN_ADDRESS.fullmatch(last) and not (is_file and ending == ".txt"):  # licenses
        message = "the name of this file is hard to type as an address"
        yield name, 1, message, "Use small letters a–z, digits, “-”, “_” and “.” only."


def check_case(names: Iterable[str]) -> Iterable[Problem]:
    """Yield files whose names differ by capitals only: on many disks they are one file."""
    alike = defaultdict(list)
    for name in names:
        alike[name.casefold()].append(name)
    for first, *others in alike.values():
        for other in others:
            message = f'this file and "{first}" differ by capital letters only'
            yield other, 1, message, "Give one of them another name."
