"""The builder: one build at a time, in a program of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from .problems import Outcome, read_outcome

PATIENCE = 5.0  # seconds a build gets to clean up when it has to end


class Builder:
    """Runs a command that builds the site, passes on what it prints, and reads its problems."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[str] | None = None

    def __call__(self) -> Outcome:
        """Build once and return how it ended."""
        try:
            self._child = self._start()
        except OSError as error:
            return Outcome(False, rest=f"The build could not be started: {error}")
        said = []
        assert self._child.stderr  # a pipe was asked for
        for line in self._child.stderr:
            sys.stderr.write(line)
            said.append(line)
        return read_outcome(self._child.wait(), "".join(said))

    def _start(self) -> "subprocess.Popen[str]":
        """Start the build out of the terminal's reach: Ctrl-C ends the preview, which ends it."""
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        return subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # counts of pages, at every save
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            **apart,
        )

    def stop(self) -> None:
        """End a build that is under way, and wait until it is gone."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
