"""The bulletin: the newest news of the site, and a way to wait for newer."""

import json
import secrets
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from .problems import Outcome


@dataclass(frozen=True)
class News:
    """What an open page needs to know.

    `site` changes with every site that was built; a page that shows another one is out of date.
    `number` grows with every build, good or not.
    """

    number: int
    site: str
    outcome: Outcome

    def as_json(self) -> str:
        return json.dumps({"site": self.site, **asdict(self.outcome)})


class Bulletin:
    """Holds the newest news; any number of threads read it and wait on it."""

    def __init__(self) -> None:
        # Pages that another run of the preview left open must not take this one's sites for theirs.
        self._run = secrets.token_hex(4)
        self._changed = threading.Condition()
        self._closed = False
        self._sites = 0
        self._news = News(0, f"{self._run}-0", Outcome(well=True))

    @property
    def news(self) -> News:
        return self._news

    def publish(self, outcome: Outcome) -> None:
        """Tell everyone how a build ended."""
        with self._changed:
            self._sites += outcome.well
            self._news = News(self._news.number + 1, f"{self._run}-{self._sites}", outcome)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everyone who waits go home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def follow(self, patience: float) -> Iterator[News | None]:
        """Yield the news now and at every change, None after `patience` seconds of quiet."""
        seen: News | None = None
        while True:
            with self._changed:
                if not self._closed and self._news is seen:
                    self._changed.wait(patience)
                if self._closed:
                    return
                news = self._news
            yield None if news is seen else news
            seen = news
