"""An exception as an office manager can read it: where, what, what to type."""

from __future__ import annotations

import errno
import re
import traceback
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

ALL_OF_IT = "BEFOREHAND_TRACEBACK"  # set in the environment, it shows where Python was
CODE_HINT = (
    f"This is in the site's own code, not in your words. Undo the last change there, or set "
    f"{ALL_OF_IT}=1, build again, and show what it says to whoever keeps the code."
)
DISK = {
    errno.ENOSPC: ("there is no room left on the disk", "Make room, then build again."),
    errno.EDQUOT: ("your share of the disk is full", "Make room, then build again."),
    errno.EFBIG: (
        "this is larger than a file may be here",
        "Raise the limit (ulimit -f unlimited), then build again.",
    ),
    errno.EROFS: ("this disk can only be read", "Name a folder on another one after --output."),
    errno.EACCES: (
        "you may not write here",
        "Ask for the right to, or name another folder.",
    ),
    errno.EPERM: ("you may not change this", "Ask for the right to, or name another folder."),
    errno.EBUSY: (
        "this is a drive of its own or in use, so it can't be replaced",
        "Name a folder inside it after --output.",
    ),
    errno.EMFILE: ("too many files are open", "Close other programs, then build again."),
    errno.EIO: ("the disk does not answer as it should", "Check the disk, then build again."),
}
# What Pelican says of a folder before it has asked anybody else
NO_FOLDER = {
    "Could not find the theme": "Look at THEME in pelicanconf.py: it names the folder theme/.",
    "You need to specify a path": "Look at PATH in pelicanconf.py: it names the folder content/.",
}
NOT_OWN = {".venv", "workshop"}
# How Pelican names the source when a reader broke off
UNREAD = re.compile(r"Could not process (?P<source>\S.*)")


@dataclass(frozen=True)
class Fault:
    """Where something broke off, why, and what to do. The place can be unknown."""

    message: str
    hint: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}\n    hint: {self.hint}"


def explain(error: BaseException, root: Path, said: str = "") -> Fault:
    """Return the fault behind an exception.

    `root` is the project: places in it are named as people know them. `said` is what Pelican had
    to say, where it turned an exception into words.
    """
    if source := UNREAD.match(said):
        found = explain(error, root)
        message = f"this could not be read ({found.message})"
        hint = f"{found.place}: {found.hint}" if found.place else found.hint
        return Fault(message, hint, f"content/{source['source'].removeprefix('./')}:1")
    if said:
        behind = "" if str(error) in said else f" ({_reason(error)})"
        return Fault(" ".join(said.split()) + behind, CODE_HINT, _place(error, root))
    if isinstance(error, OSError) and error.errno in DISK:
        message, hint = DISK[error.errno]
        return Fault(message, hint, _named(str(error.filename or ""), root))
    for words, hint in NO_FOLDER.items():
        if isinstance(error, ValueError) and str(error).startswith(words):
            return Fault(str(error), hint, "pelicanconf.py:1")
    return _of_template(error, root) or Fault(_reason(error), CODE_HINT, _place(error, root))


def _of_template(error: BaseException, root: Path) -> Fault | None:
    """Return the fault of a template, or of Python that cannot even be read; None for others."""
    hint = "Undo the last change at this line, then build again."
    if isinstance(error, TemplateSyntaxError):
        return Fault(
            str(error.message), hint, f"{_named(error.filename or '', root)}:{error.lineno}"
        )
    if isinstance(error, SyntaxError):
        file = _named(error.filename or "", root)
        return Fault(str(error.msg), hint, f"{file}:{error.lineno}")
    place = _place(error, root)
    if isinstance(error, TemplateNotFound):
        back = "Put it back into theme/templates, or name one that is there."
        return Fault(f'there is no template "{error.name}"', back, place)
    if isinstance(error, UndefinedError) or place.split(":")[0].endswith(".html"):
        return Fault(f"{_reason(error)}{_page(error)}", hint, place)
    return None


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _place(error: BaseException, root: Path) -> str:
    """Return the last line of the project's own files, templates too, that led to the exception."""
    steps = traceback.extract_tb(error.__traceback__)
    own = [step for step in steps if _is_own(step.filename, root)]
    return f"{_named(own[-1].filename, root)}:{own[-1].lineno}" if own else ""


def _is_own(file: str, root: Path) -> bool:
    path = Path(file)
    if path.suffix == ".html":
        return True  # a template, from wherever it was taken
    return path.is_relative_to(root) and path.relative_to(root).parts[0] not in NOT_OWN


def _named(file: str, root: Path) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def _page(error: BaseException) -> str:
    """Return which page was being made, from what Pelican's writer held in hand."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        given = frame.f_locals.get("localcontext")
        if isinstance(given, dict) and given.get("output_file"):
            return f" (in the page {given['output_file']})"
    return ""
