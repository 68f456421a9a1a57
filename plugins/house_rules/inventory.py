"""Every file and folder below content/, and what each of them is: nothing is lost unseen."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from .layout import TEXT_ENDINGS, Layout
from .left_out import rule_for
from .static_file import check_static_file

LONGEST_NAME = 100  # bytes
MOST_BYTES = 1_000_000  # of a text or a data file
MOST_FILES = 20_000
DEEPEST = 20  # folders in folders
ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffd]"
)
# What Windows can't hold, so that nobody there could open, unpack or build the site
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
NOT_EVERYWHERE = re.compile(r'[<>:"|?*\\]|^ |[ .]$|[ .]\.\w+$')

Problem = tuple[str, int, str, str]


@dataclass
class Inventory:
    """What was found. Names are those below content/ ("pages/privacy.md").

    `kinds` has the kind of each file that is one; `left_out` counts files by rule; `refused` are
    files that nobody may read on. `is_safe` is False where going on could hang or leak.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    is_safe: bool = True

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of all files of a kind, sorted."""
        return sorted(name for name, found in self.kinds.items() if found == kind)


def take_inventory(root: Path, layout: Layout) -> Inventory:
    """Return what lies below the content folder `root`. Reads little, and never follows a loop."""
    found = Inventory()
    _Walk(Path(os.path.abspath(root)), layout, found).look_into("")
    return found


class _Walk:
    """Goes through the folders once, in order."""

    def __init__(self, root: Path, layout: Layout, found: Inventory) -> None:
        self.root, self.layout, self.found = root, layout, found
        self.real_root = os.path.realpath(root)
        self.count = 0

    def look_into(self, folder: str) -> None:
        """Look at everything in a folder ("" is content/ itself)."""
        try:
            entries = sorted(os.scandir(self.root / folder), key=lambda entry: entry.name)
        except OSError as error:
            self._unreadable(folder, error, "folder")
            return
        self._compare_names(folder, [entry.name for entry in entries])
        for entry in entries:
            self.count += 1
            if self.count > MOST_FILES:
                message = f"there are over {MOST_FILES} files in content/, which is the limit"
                self._stop(folder or ".", message, "Take out what is no text and no picture.")
                return
            self._look_at(entry, f"{folder}/{entry.name}" if folder else entry.name)

    def _look_at(self, entry: os.DirEntry[str], name: str) -> None:
        if rule := self._rule(entry.name, name):
            self.found.left_out[rule] += count_files(entry)
            return
        self._check_name(name)
        try:
            if entry.is_symlink() and not self._link_is_fine(entry, name):
                return
            status = entry.stat()
        except OSError as error:
            self._unreadable(name, error, "file")
            return
        if stat.S_ISDIR(status.st_mode):
            self._look_at_folder(name)
        elif not stat.S_ISREG(status.st_mode):
            message = "this is no file but a pipe, a socket or a device"
            self._stop(name, message, "Delete it.")
        else:
            self._look_at_file(name, status.st_size)

    def _rule(self, own_name: str, name: str) -> str:
        if any(name == one or name.startswith(f"{one}/") for one in self.layout.excluded):
            return "a folder that the settings exclude"
        return rule_for(own_name, is_at_the_top="/" not in name)

    def _link_is_fine(self, entry: os.DirEntry[str], name: str) -> bool:
        hint = "Put the file itself here."
        target = os.path.realpath(entry.path)
        if not os.path.lexists(target):
            self._refuse(name, "this link leads nowhere", hint)
        elif os.path.commonpath([target, self.real_root]) != self.real_root:
            self._stop(name, "this link leads out of content/", hint)
        elif os.path.isdir(target):
            self._stop(name, "this link leads to a folder", "Put the folder itself here.")
        else:
            return True
        return False

    def _look_at_folder(self, name: str) -> None:
        own = name.rpartition("/")[2]
        depth = name.count("/")
        if own.lower().endswith(TEXT_ENDINGS):
            self._say(name, "this is a folder with the name of a file", "Rename the folder.")
            return
        if own.startswith("."):
            self._say(name, "this hidden folder is no source", "Take it out of content/.")
            return
        top = name.split("/")[0]
        if depth == 0 and top not in self._tops():
            close = get_close_matches(top, self._tops(), 1)
            known = ", ".join(sorted(set(self._tops())))
            hint = f'Did you mean "{close[0]}"?' if close else f"Known are: {known}."
            self._say(name, "nothing is read from this folder", hint)
            return
        if depth >= DEEPEST:
            self._stop(name, f"folders stand over {DEEPEST} deep here", "Move its files up.")
            return
        self.look_into(name)

    def _tops(self) -> list[str]:
        inside = [name for name in self.layout.data if "/" in name]
        return [name.split("/")[0] for name in (*self.layout.folders, *inside)]

    def _look_at_file(self, name: str, size: int) -> None:
        kind, message, hint = self.layout.sort(name)
        if message:
            self._refuse(name, message, hint)
            return
        path = self.root / name
        if size == 0:
            self._refuse(name, "this file is empty", "Write something into it, or delete it.")
        elif not os.access(path, os.R_OK):
            self._refuse(name, "this file can’t be read", "Give yourself the right to read it.")
        elif kind != "static" and size > MOST_BYTES:
            message = f"this file has {size / 1_000_000:.1f} MB; 1 MB is the limit for a text"
            self._stop(name, message, "Divide it into several files.")
        else:
            self.found.kinds[name] = kind
            if kind == "static":
                self._check_static(name, size)

    def _check_static(self, name: str, size: int) -> None:
        try:
            wrong = check_static_file(self.root / name, size)
        except OSError as error:
            self._unreadable(name, error, "file")
            return
        for message, hint in wrong:
            self._say(name, message, hint)

    def _check_name(self, name: str) -> None:
        own = name.rpartition("/")[2]
        if ODD.search(own):
            message = "this name holds a character that nobody can see"
            self._refuse(name, message, "Type the name again, in ordinary letters.")
        if is_a_device(own):
            self._say(name, "Windows keeps this name for a device", "Rename it.")
        elif NOT_EVERYWHERE.search(own):
            message = "Windows can’t hold this name, for a mark, a space or a dot in it"
            self._say(name, message, "Rename it with letters, figures and hyphens.")
        size = len(own.encode("utf-8", "surrogateescape"))
        if size > LONGEST_NAME:
            message = f"this name has {size} bytes; {LONGEST_NAME} is the limit"
            self._say(name, message, "Shorten it.")

    def _compare_names(self, folder: str, names: list[str]) -> None:
        first: dict[str, str] = {}
        for own in names:
            key = unicodedata.normalize("NFC", own).casefold()
            if key in first:
                other = f"{folder}/{first[key]}" if folder else first[key]
                name = f"{folder}/{own}" if folder else own
                message = f'"{own}" and "{first[key]}" have one name on many computers'
                self._say(name, message, f"Rename this one or content/{other}.")
            first.setdefault(key, own)

    def _unreadable(self, name: str, error: OSError, what: str) -> None:
        reason = error.strerror or "the system gives no reason"
        self._refuse(
            name,
            f"this {what} can’t be read: {reason}",
            f"Give yourself the right to read the {what}.",
        )

    def _stop(self, name: str, message: str, hint: str) -> None:
        self._refuse(name, message, hint)
        self.found.is_safe = False

    def _refuse(self, name: str, message: str, hint: str) -> None:
        self.found.refused.add(name)
        self._say(name, message, hint)

    def _say(self, name: str, message: str, hint: str) -> None:
        shown = f"{self.root.name}/{name}" if name not in ("", ".") else self.root.name
        self.found.problems.append((visible(shown), 1, message, hint))


def count_files(entry: os.DirEntry[str]) -> int:
    """Return how many files a folder holds, however deep; 1 for a file."""
    if not entry.is_dir(follow_symlinks=False):
        return 1
    return sum(len(files) for _, _, files in os.walk(entry.path))


def is_a_device(own: str) -> bool:
    """Tell whether Windows takes this name for a device: "con", "nul.md"."""
    return DEVICE.fullmatch(own) is not None


def visible(name: str) -> str:
    """Return a name in which what nobody can see is written as a code: it goes to a terminal."""
    return "".join(map(_as_code, name))


def _as_code(character: str) -> str:
    nobody_sees = ODD.match(character) or unicodedata.category(character) in ("Cn", "Co", "Cs")
    return f"\\u{ord(character):04x}" if nobody_sees else character


def iter_texts(found: Inventory) -> Iterator[str]:
    """Yield the name of each text that Pelican has to read."""
    for name, kind in sorted(found.kinds.items()):
        if kind in ("article", "checklist", "page") and name not in found.refused:
            yield name
