"""The stage: a site is built beside the published folder, and takes its place when it is whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

MARK = "theme/css"  # every site of ours has it; no other folder is ever replaced


class StageError(Exception):
    """The folder a site is to be written to can't be used; the words say why."""


@dataclass(frozen=True)
class Stage:
    """Where a site is published, where it is built, and where the one before is put aside."""

    published: Path

    @property
    def building(self) -> Path:
        """The folder that is being built: on the same disk, so that a rename is enough."""
        return self.published.parent / f".{self.published.name}.building"

    @property
    def before(self) -> Path:
        """The folder in which the last site waits while the new one takes its place."""
        return self.published.parent / f".{self.published.name}.before"

    @property
    def has_site(self) -> bool:
        """Tell whether a site stands in the published folder."""
        return (self.published / MARK).is_dir()

    def set_up(self) -> None:
        """Make an empty stage. Finishes an exchange that was cut off. Raises StageError."""
        self._refuse_unsafe()
        if self.before.exists() and not self.published.exists():
            self.before.rename(self.published)
        for left_over in (self.building, self.before):
            shutil.rmtree(left_over, ignore_errors=True)
        self.building.mkdir(parents=True)

    def exchange(self) -> None:
        """Put the built site in place of the published one."""
        for folder, _, names in os.walk(self.building):  # a web server runs as another user
            os.chmod(folder, 0o755)
            for name in names:
                os.chmod(Path(folder, name), 0o644)
        if self.published.exists():
            self.published.rename(self.before)
        self.building.rename(self.published)
        shutil.rmtree(self.before, ignore_errors=True)

    def take_down(self) -> None:
        """Remove the stage; the published folder stays as it is."""
        shutil.rmtree(self.building, ignore_errors=True)

    def _refuse_unsafe(self) -> None:
        here = self.published.resolve()
        if here in (Path(here.anchor), Path.home().resolve()) or here == Path.cwd().resolve():
            raise StageError(f"{self.published} is no folder to publish in. Name one of its own.")
        if self.published.is_symlink() or (here.exists() and not here.is_dir()):
            raise StageError(f"{self.published} is not a folder. Name another one.")
        if here.is_dir() and any(here.iterdir()) and not self.has_site:
            raise StageError(
                f"{self.published} holds files that are not a site of ours. "
                "Empty it, or name another folder."
            )
