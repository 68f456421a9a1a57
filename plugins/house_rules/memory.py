"""What the gate remembers from build to build, so that only changed files are read again.

A JSON file: never pickle, which would run what somebody else put there. What does not look exactly
as we left it is thrown away, and every file is read anew.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

from .finding import Site
from .reading import Reading, read_file


def rules_mark(site: Site, folder: Path | None = None) -> str:
    """Return a mark of the rules themselves and of all they know: another one, another reading."""
    mark = hashlib.sha256(repr(astuple(site)).encode())
    for module in sorted((folder or Path(__file__).parent).glob("*.py")):
        mark.update(module.name.encode() + b"\0" + module.read_bytes())
    return mark.hexdigest()


def load(file: Path | None, mark: str) -> dict[str, Any]:
    """Return what was remembered under this mark, by file; nothing if there is any doubt."""
    if file is None:
        return {}
    try:
        first, _, rest = file.read_bytes().partition(b"\n")
        files = json.loads(rest) if first == first_line(mark, rest) else {}
        return files if isinstance(files, dict) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def first_line(mark: str, rest: bytes) -> bytes:
    """Return the line above what is kept: a file that was cut off or changed has another."""
    return f"{mark} {hashlib.sha256(rest).hexdigest()}".encode()


def save(file: Path | None, mark: str, files: dict[str, Any]) -> None:
    """Remember. Where that is not possible (a full or read-only disk), the next build reads all."""
    if file is None:
        return
    part = file.with_name(f"{file.name}.{os.getpid()}")
    rest = json.dumps(files).encode()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(first_line(mark, rest) + b"\n" + rest)
        part.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def read_all(folder: Path, site: Site, file: Path | None) -> dict[str, Reading]:
    """Return the reading of every file of a built site, by its name; changed ones are read."""
    mark = rules_mark(site)
    before, now = load(file, mark), {}
    readings: dict[str, Reading] = {}
    with few_collections():
        for name in files_below(folder):
            raw = (folder / name).read_bytes()
            key = hashlib.sha256(name.encode() + b"\0" + raw).hexdigest()
            known = remembered(before.get(key))
            readings[name] = known or read_file(name, raw, site)
            now[key] = before[key] if known else readings[name].as_json()
    if now.keys() != before.keys():
        save(file, mark, now)
    return readings


@contextlib.contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for garbage among what is read here only, and less often.

    A parsed page is many small objects. Each time Python looks for those that can go, it would look
    through the whole build as well; that takes as long as the parsing itself.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def remembered(kept: Any) -> Reading | None:
    """Return a reading that was kept, or None."""
    try:
        return Reading.from_json(kept) if kept else None
    except (TypeError, ValueError, KeyError):
        return None


def files_below(folder: Path) -> Iterable[str]:
    """Return the names of all files, in an order that is always the same."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in found)
