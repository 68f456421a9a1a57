"""The watch over the sources: says when something was saved, once for several quick saves."""

import queue
import threading
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

QUIET = 200  # milliseconds without a save that end a burst of saves
LONGEST = 2000  # milliseconds after which a burst counts as ended anyway


class NamedFiles(DefaultFilter):
    """Lets through only some files of a folder."""

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        self._paths = {str(path) for path in paths}

    def __call__(self, change: Change, path: str) -> bool:
        return path in self._paths and super().__call__(change, path)


class Watch:
    """Watches folders, with all below them, and single files, until it is stopped."""

    def __init__(self, paths: Iterable[Path]) -> None:
        whole = [path.resolve() for path in paths]
        self._folders = [path for path in whole if path.is_dir()]
        self._files = [path for path in whole if not path.is_dir()]
        self._saved: queue.SimpleQueue[set[Path]] = queue.SimpleQueue()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin to watch."""
        if self._folders:
            self._begin(self._folders, DefaultFilter(), True)
        # A file is watched through its folder: editors save by putting a new file in its place.
        if parents := sorted({path.parent for path in self._files if path.parent.is_dir()}):
            self._begin(parents, NamedFiles(self._files), False)

    def wait(self, seconds: float) -> set[Path]:
        """Return the files that were saved, or nothing after so many seconds.

        What was saved while nobody waited is part of the answer.
        """
        try:
            saved = self._saved.get(timeout=seconds)
        except queue.Empty:
            return set()
        while not self._saved.empty():
            saved |= self._saved.get()
        return saved

    def stop(self) -> None:
        """End the watch."""
        self._stopped.set()

    def _begin(self, paths: list[Path], which: DefaultFilter, below: bool) -> None:
        def follow() -> None:
            for changes in watch(
                *paths,
                watch_filter=which,
                debounce=LONGEST,
                step=QUIET,
                stop_event=self._stopped,
                recursive=below,
                ignore_permission_denied=True,
            ):
                self._saved.put({Path(path) for _, path in changes})

        threading.Thread(target=follow, daemon=True).start()
