"""The code itself: read by ruff and mypy, so that one summary speaks for all checks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READERS = {
    "ruff_finds_no_slip": ["ruff", "check", "--quiet"],
    "ruff_would_lay_out_every_line_the_same_way": ["ruff", "format", "--check", "--quiet"],
    "mypy_finds_no_wrong_type": ["mypy", "--no-error-summary"],
}


@pytest.mark.parametrize("command", READERS.values(), ids=READERS)
def test_the_code_is_clean(command: list[str]) -> None:
    read = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True
    )
    assert read.returncode == 0, f"{read.stdout}{read.stderr}"
