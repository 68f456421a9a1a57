"""Ctrl-C, a request to end, a closed terminal: a build ends at once, but never in an exchange."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Windows has no SIGHUP
NUMBERS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
STOPPED = {128 + number for number in NUMBERS}  # the exit codes: 130, 143, 129

_asked = 0
_undisturbed = False


def listen() -> None:
    """End this program on these signals with 128 and their number: never with 0, never quietly."""
    for number in NUMBERS:
        # nohup has a program ignore the closed terminal. A shell does the same with Ctrl-C for
        # what runs in the background; but who asks that to stop means it.
        if number == signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _stop)


def ignore() -> None:
    """Hear nothing from here on: this program ends already, and cleans up."""
    global _asked
    _asked = 0
    for number in NUMBERS:
        signal.signal(number, signal.SIG_IGN)


def end_if_asked() -> None:
    """End this program if it was asked to. Some library's `except:` may have swallowed that."""
    if _asked:
        sys.exit(_asked)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off what these signals ask for until the block is done."""
    global _undisturbed
    end_if_asked()
    _undisturbed = True
    try:
        yield
    finally:
        _undisturbed = False
    end_if_asked()


def _stop(number: int, _frame: FrameType | None) -> None:
    global _asked
    _asked = 128 + number
    if not _undisturbed:
        sys.exit(_asked)
