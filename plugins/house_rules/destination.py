"""Where a site may go: into a folder of its own, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .refusal import RefusedError

# Every site of ours has stylesheets that are named by a hash. A folder without is never replaced:
# the look of a hash is what tells it from another program's site.
MARK = "theme/css/*." + "[0-9a-f]" * 10 + ".css"
LEFT_BY_SYSTEMS = {".DS_Store", ".localized", "Thumbs.db", "desktop.ini"}
OTHER_FOLDER = "Name a folder of its own after --output, or leave --output out."


def is_site(folder: Path) -> bool:
    """Tell whether a site of ours stands in the folder."""
    return any(folder.glob(MARK))


def refuse_unsafe(folder: Path, sources: Iterable[Path] = ()) -> None:
    """Raise RefusedError unless the folder is missing, empty, or holds a site of ours.

    `sources` are folders whose insides are not for sites: content, theme, plugins.
    """
    if folder.is_symlink():
        raise RefusedError(f"{folder} is a link, not a folder.", "Name the folder it leads to.")
    here = folder.resolve()
    for kept in (Path.home(), Path.cwd()):
        if _holds(here, kept.resolve()):
            raise RefusedError(f"{folder} is no folder to publish in.", OTHER_FOLDER)
    for kept in (path.resolve() for path in sources):
        if _holds(here, kept):
            raise RefusedError(f"{folder} holds {kept.name}/, which is no site.", OTHER_FOLDER)
        if _holds(kept, here):
            raise RefusedError(f"{folder} lies in {kept.name}/, which is no site.", OTHER_FOLDER)
    if here.exists() and not here.is_dir():
        raise RefusedError(f"{folder} is a file, not a folder.", OTHER_FOLDER)
    if here.is_dir():
        _refuse_foreign(folder, {path.name for path in here.iterdir()} - LEFT_BY_SYSTEMS)


def _refuse_foreign(folder: Path, names: set[str]) -> None:
    if names and not is_site(folder):
        words = f"{folder} holds files that are not a site of ours."
        raise RefusedError(words, "Empty it, or name another folder after --output.")
    # Nothing hidden is ever published, so this was put there: .git, .htaccess, .well-known
    if hidden := sorted(name for name in names if name.startswith(".")):
        words = f"{folder} holds {hidden[0]}, which no build has put there."
        hint = "A new site would lose it. Move it out of that folder, then type the same again."
        raise RefusedError(words, hint)


def _holds(folder: Path, other: Path) -> bool:
    return other == folder or folder in other.parents
