"""The house rules in Pelican: whole or not at all.

| signal | handler | what it does |
|---|---|---|
| initialized | set_up_stage | Pelican writes to the stage from here on |
| get_writer | stop_at_problems | all problems at once, before a page is written |
| finalized | exchange_sites | a last look, the new site takes its place, then all warnings |
"""

from __future__ import annotations

import atexit
import signal
import sys
from pathlib import Path
from typing import Any

from pelican import signals

from .built_site import look_over
from .report import report, report_warnings, sort_problems
from .stage import Stage, StageError


def set_up_stage(pelican: Any) -> None:
    """Build beside the published folder, not in it."""
    # Pelican ends a build that was interrupted with exit code 0; nobody may take that for success.
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    stage = Stage(Path(pelican.output_path))
    try:
        stage.set_up()
    except StageError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    atexit.register(stage.take_down)  # however the build ends
    pelican.settings["STAGE"] = stage
    pelican.settings.setdefault("PROBLEMS", [])
    pelican.settings.setdefault("WARNINGS", [])
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(stage.building)


def stop_at_problems(pelican: Any) -> None:
    """End the build with exit code 1 if anybody reported a problem. Exits; never returns one."""
    problems = sort_problems(pelican.settings["PROBLEMS"])
    if not problems:
        return
    stage: Stage = pelican.settings["STAGE"]
    stage.take_down()
    print(report(problems, stage.has_site), file=sys.stderr)
    sys.exit(1)


def exchange_sites(pelican: Any) -> None:
    """Look over what was built; publish it whole; then say what should be looked at soon."""
    stage: Stage = pelican.settings["STAGE"]
    pelican.settings["PROBLEMS"].extend(look_over(stage.building))
    stop_at_problems(pelican)
    stage.exchange()
    warnings = sort_problems(pelican.settings["WARNINGS"])
    if warnings:
        print(report_warnings(warnings), file=sys.stderr)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_up_stage)
    signals.get_writer.connect(stop_at_problems)
    signals.finalized.connect(exchange_sites)
