"""The stage: a site is built beside the published folder, and takes its place when it is whole.

The names beside `output` say how far things are, so that a build that was cut off at any point,
even by the power, can be finished or undone by the next one:

| name | what is in it |
|---|---|
| .output.building | a site that is being built; never published |
| .output.ready-N | a whole new site, its number N in the file system; any other folder under this
  name has just been replaced by it, in one step |
| .output.outgoing | the site that is being replaced, where that takes two renames |
| .output.previous | the site before this one; `rollback` brings it back |
| .output.discarded | on its way out |
| .output.lock | held by the one that builds |
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from .destination import LEFT_BY_SYSTEMS, is_site, refuse_unsafe
from .durable import save, settle
from .exchange import trade_places
from .lock import Lock
from .refusal import RefusedError
from .stop_signal import undisturbed


@dataclass
class Stage:
    """Where a site is published, and all that stands beside it.

    `sources` are folders in which no site may be; `patience` is how many seconds another build is
    waited for; with `one_step=False` folders are exchanged by renames, as on Windows.
    `is_published` tells what became of the new site, whatever happens after.
    """

    published: Path
    sources: tuple[Path, ...] = ()
    patience: float = 0
    one_step: bool = True
    is_published: bool = False

    @property
    def building(self) -> Path:
        """The folder that is being built: on the same disk, so that a rename is enough."""
        return self._beside("building")

    @property
    def outgoing(self) -> Path:
        return self._beside("outgoing")

    @property
    def previous(self) -> Path:
        return self._beside("previous")

    @property
    def discarded(self) -> Path:
        return self._beside("discarded")

    @property
    def lock(self) -> Lock:
        return Lock(self._beside("lock"))

    @property
    def has_site(self) -> bool:
        """Tell whether a site stands in the published folder."""
        return is_site(self.published)

    def set_up(self) -> None:
        """Make an empty stage, alone. Raises RefusedError, and OSError from the disk."""
        refuse_unsafe(self.published, self.sources)
        self.published.parent.mkdir(parents=True, exist_ok=True)
        self.lock.take(self.patience)
        self.recover()
        self.building.mkdir()

    def publish(self) -> None:
        """Put the built site in place of the published one, which becomes the previous one.

        Raises OSError when the disk refuses; the published site is whole then, too.
        """
        settle(self.building)
        with undisturbed():
            number = self.building.stat().st_ino
            ready = self.building.rename(self._beside(f"ready-{number}"))
            save(self.published.parent)
            self._put_in_place(ready)
            self.is_published = True
            save(self.published.parent)

    def roll_back(self) -> None:
        """Let the published and the previous site change places. Raises RefusedError, OSError."""
        refuse_unsafe(self.published)
        self.lock.take(self.patience)
        self.recover()
        if not is_site(self.previous):
            words = f"There is no earlier site to put back for {self.published}."
            raise RefusedError(words, "A build keeps the site it has replaced, and only that one.")
        with undisturbed():
            self._put_in_place(self.previous)
            save(self.published.parent)

    def recover(self) -> None:
        """Finish or undo an exchange that was cut off, and clear away what was left behind.

        For the holder of the lock. Raises OSError.
        """
        with undisturbed():
            for ready in self._found("ready-"):
                if not self.published.exists():
                    ready.rename(self.published)
                elif ready.name.endswith(f"-{ready.stat().st_ino}"):
                    self._discard(ready)  # never published
                else:
                    self._keep(ready)
            if self.outgoing.exists():
                if self.published.exists():
                    self._keep(self.outgoing)
                else:
                    self.outgoing.rename(self.published)
            for left_over in (self.building, self.discarded):
                _remove(left_over)

    def take_down(self) -> None:
        """Clear the stage away and let the next build in. The published site stays as it is."""
        if not self.lock.is_held:
            return  # whoever holds it is at work on these very folders
        with contextlib.suppress(OSError):  # the next build tries again
            self.recover()
        self.lock.release()

    def _put_in_place(self, incoming: Path) -> None:
        """Publish a whole site; what it replaces becomes the previous one.

        At every point between two of these steps, `recover` knows what to do.
        """
        if not self.has_site:
            self._remove_empty()
            incoming.rename(self.published)
        elif self.one_step and trade_places(incoming, self.published):
            self._keep(incoming)  # under this name is the old site now
        else:
            self.published.rename(self.outgoing)
            try:
                incoming.rename(self.published)
            except OSError:
                self.outgoing.rename(self.published)
                raise
            self._keep(self.outgoing)

    def _remove_empty(self) -> None:
        """Remove the published folder if it is there. Raises OSError unless it is empty."""
        for name in LEFT_BY_SYSTEMS:
            (self.published / name).unlink(missing_ok=True)
        if self.published.exists():
            self.published.rmdir()

    def _keep(self, site: Path) -> None:
        """Make a site that was replaced the previous one."""
        if site == self.previous:
            return
        if self.previous.exists():
            self._discard(self.previous)
        site.rename(self.previous)

    def _discard(self, folder: Path) -> None:
        """Remove a folder. It gives up its name first: no name ever holds half a site."""
        _remove(self.discarded)
        _remove(folder.rename(self.discarded))

    def _beside(self, role: str) -> Path:
        return self.published.parent / f".{self.published.name}.{role}"

    def _found(self, role: str) -> list[Path]:
        name = glob.escape(f".{self.published.name}.{role}")
        return sorted(self.published.parent.glob(f"{name}*"))


def _remove(folder: Path) -> None:
    for inside, _, _ in os.walk(folder):
        with contextlib.suppress(OSError):
            os.chmod(inside, 0o755)  # somebody may have made it read-only
    shutil.rmtree(folder, ignore_errors=True)
