"""The project's own Python environment, .venv: made once, mended when broken, kept up to date.

Only the standard library is used: this runs before anything is installed.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .lock import only_one

RUN_TIME = "requirements.txt"
TEST_TOOLS = "requirements-test.txt"  # holds the run-time libraries too

# The first words that fit the installer's output are what the reader is told.
REASONS = {
    r"No space left|disk (is )?full": "There is no room left on the disk.",
    r"THESE PACKAGES DO NOT MATCH THE HASHES|[Hh]ash mismatch": (
        "A downloaded library is not the one that was tested: its checksum differs."
    ),
    r"NewConnectionError|NameResolution|name resolution|Name or service not known"
    r"|dns error|onnection refused|onnection reset|timed out|ProxyError|sending request"
    r"|Network is unreachable|Could not connect|from versions: none": (
        "The libraries could not be downloaded. Is this computer connected to the internet?"
    ),
}


class SetupError(Exception):
    """The environment could not be made. The message is one or two lines for the reader."""


@dataclass(frozen=True)
class Environment:
    """The folder .venv of the project at `root`, and the notes about what it holds."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        windows = os.name == "nt"
        return self.folder / ("Scripts/python.exe" if windows else "bin/python")

    @property
    def stamp(self) -> Path:
        """Written last, removed first: without it the environment is half-made."""
        return self.folder / "installed.json"

    @property
    def log(self) -> Path:
        return self.root / ".cache" / "setup.log"

    def is_running(self) -> bool:
        """Say whether this very program runs inside the environment."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    def is_current(self, *, test_tools: bool = False) -> bool:
        """Say whether everything that is asked for is installed and answers."""
        installed = self._installed()
        wanted = self._wanted(test_tools)
        return all(installed.get(name) == mark for name, mark in wanted.items()) and (
            self._answers(installed.get("python", ""))
        )

    def prepare(self, *, test_tools: bool = False) -> None:
        """Make, mend or update the environment; do nothing when it is current.

        Raises SetupError when it cannot be done.
        """
        if self.is_current(test_tools=test_tools):
            return
        try:
            self.log.parent.mkdir(exist_ok=True)
            with only_one(self.log.with_name("setup.lock"), waiting="Another window sets this up."):
                if not self.is_current(test_tools=test_tools):
                    self._make(test_tools)
        except OSError as error:
            raise SetupError(f"The folder .venv could not be made: {error}.") from error

    def _make(self, test_tools: bool) -> None:
        started = time.monotonic()
        installed = self._installed()
        if not (installed and self._answers(installed.get("python", ""))):
            _say("Setting up: a folder .venv for the libraries this site is built with.")
            self._create()
            installed = {}
        name = TEST_TOOLS if test_tools else RUN_TIME
        _say(_announcement(name, installed))
        self.stamp.unlink(missing_ok=True)
        self._install(name)
        marks = {"python": _version(), **self._wanted(test_tools)}
        self.stamp.write_text(json.dumps(marks, indent=2), encoding="utf-8")
        _say(f"Done in {time.monotonic() - started:.0f} seconds.\n")

    def _create(self) -> None:
        """Make an empty environment. It has no pip: one from outside serves it (see _installers).

        So it also works where Python came without ensurepip, as on Debian.
        """
        command = [_base_python(), "-m", "venv", "--clear", "--without-pip", str(self.folder)]
        self._run([command])

    def _install(self, name: str) -> None:
        self._run([[*installer, "-r", str(self.root / name)] for installer in self._installers()])

    def _installers(self) -> Iterator[list[str]]:
        """Yield the programs that can fill the environment, the fastest first."""
        python = str(self.python)
        if uv := shutil.which("uv"):
            yield [uv, "pip", "install", "--quiet", "--python", python]
        pip = _find_pip()
        if pip is None and uv is None:
            raise SetupError(
                "pip is missing, so the libraries cannot be installed.\n"
                "Install it (Debian, Ubuntu: apt install python3-pip) and try again."
            )
        if pip:
            quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
            yield [*pip, "--python", python, "install", *quiet]

    def _run(self, commands: list[list[str]]) -> None:
        """Run the commands until one succeeds; raise SetupError when none does."""
        said = ""
        for command in commands:
            done = subprocess.run(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                env={**os.environ, "PIP_USER": "0", "PYTHONPATH": ""},
            )
            if done.returncode == 0:
                return
            said += f"$ {' '.join(command)}\n{done.stdout}\n"
        self.log.write_text(said, encoding="utf-8")
        raise SetupError(f"{_reason(said)}\nThe details are in .cache/{self.log.name}.")

    def _wanted(self, test_tools: bool) -> dict[str, str]:
        names = [RUN_TIME, TEST_TOOLS] if test_tools else [RUN_TIME]
        return {n: hashlib.sha256((self.root / n).read_bytes()).hexdigest() for n in names}

    def _installed(self) -> dict[str, str]:
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _answers(self, version: str) -> bool:
        """Say whether the environment's Python starts, is still that version and finds Invoke.

        It no longer does after the Python it was made from is updated or removed.
        """
        question = (
            "import sys, importlib.util as u;"
            "print('%d.%d' % sys.version_info[:2] if u.find_spec('invoke') else '')"
        )
        try:
            answer = subprocess.run(
                [str(self.python), "-c", question], capture_output=True, text=True
            )
        except OSError:
            return False
        return answer.returncode == 0 and answer.stdout.strip() == version


def _base_python() -> str:
    """Return the Python outside any environment: one cannot be remade from inside itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _find_pip() -> list[str] | None:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    if program := shutil.which("pip3") or shutil.which("pip"):
        return [program]
    # Started inside .venv, which has no pip: ask the Python that it was made from.
    outside = [_base_python(), "-m", "pip"]
    answer = subprocess.run([*outside, "--version"], capture_output=True)
    return outside if answer.returncode == 0 else None


def _announcement(name: str, installed: dict[str, str]) -> str:
    if name == TEST_TOOLS and TEST_TOOLS not in installed:
        return "Installing the test tools. Only once; this takes up to a minute."
    if installed:
        return "The list of libraries has changed. Updating; this takes up to a minute."
    return "Installing the libraries. Only the first time; this takes up to a minute."


def _reason(said: str) -> str:
    for pattern, sentence in REASONS.items():
        if re.search(pattern, said):
            return sentence
    errors = re.findall(r"^\s*(?:ERROR|error|Error)\W*(.+)$", said, re.MULTILINE)
    last = errors[-1].strip() if errors else "the installer stopped without giving a reason"
    return f"The libraries could not be installed: {last}"


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
