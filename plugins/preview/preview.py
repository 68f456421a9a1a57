"""The preview as a whole: build, serve, watch, build again."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from .bulletin import Bulletin
from .problems import Outcome
from .server import PreviewServer
from .watch import Watch


class Preview:
    """Ties the builder, the server and the watch together for as long as somebody writes."""

    def __init__(
        self, build: Callable[[], Outcome], server: PreviewServer, bulletin: Bulletin, watch: Watch
    ) -> None:
        self._build = build
        self._server = server
        self._bulletin = bulletin
        self._watch = watch
        self._answers: threading.Thread | None = None

    def start(self, opened: Callable[[], None] = lambda: None) -> None:
        """Build for the first time, answer requests from now on, then call `opened`."""
        self._watch.start()
        self.rebuild("Building the site …")
        self._answers = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._answers.start()
        opened()

    def follow(self, stopped: threading.Event) -> None:
        """Rebuild at every save until `stopped` is set."""
        while not stopped.is_set():
            if saved := self._watch.wait(0.3):
                self.rebuild(f"{_names(saved)} saved. Building …")

    def rebuild(self, words: str) -> None:
        """Build once, and tell the terminal and every open page how it went."""
        _say(words)
        started = time.monotonic()
        outcome = self._build()
        if outcome.well:
            _say(f"Done in {time.monotonic() - started:.1f} s.")
        self._bulletin.publish(outcome)

    def stop(self) -> None:
        """End the watch and the server, and close the stream of every open page."""
        self._watch.stop()
        self._bulletin.close()
        if self._answers:  # a server closed while it answers would ask a dead socket for ever
            self._server.shutdown()
        self._server.server_close()


def _names(saved: set[Path]) -> str:
    names = sorted(path.name for path in saved)
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
