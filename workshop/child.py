"""Child programs: started in the project, stopped with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

INTERRUPTED = 130
# Windows has no SIGHUP. Where it is ignored (nohup), the child ignores it by itself.
HANDED_ON = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run(command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> int:
    """Run a program and return its exit code; 130 after Ctrl-C, 128 + n after a signal n.

    A request to end (SIGTERM, or SIGHUP from a terminal that is closed) is handed on, so that no
    child outlives this program.
    """
    child = subprocess.Popen(command, cwd=cwd, env=None if env is None else dict(env))

    def hand_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in HANDED_ON}
    try:
        code = child.wait()
    except KeyboardInterrupt:
        return _interrupt(child)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


def _interrupt(child: subprocess.Popen[bytes]) -> int:
    """Wait for an interrupted child; tell it, unless the terminal has already done so."""
    try:
        if os.name != "nt" and not sys.stdin.isatty():
            child.send_signal(signal.SIGINT)
        child.wait()
    except KeyboardInterrupt:  # Ctrl-C a second time: no more patience
        child.kill()
        child.wait()
    return INTERRUPTED
