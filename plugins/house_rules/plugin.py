"""The house rules in Pelican: whole or not at all.

| signal | handler | what it does |
|---|---|---|
| initialized | set_up_stage | Pelican writes to the stage from here on |
| get_writer | stop_at_problems | all problems at once, before a page is written |
| finalized, last | exchange_sites | a last look, the new site takes its place, then all warnings |
"""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from typing import Any

from pelican import signals

from . import stop_signal
from .built_site import look_over
from .refusal import RefusedError, closing_line
from .report import report, report_warnings, sort_problems
from .shrinkage import refuse_shrinkage
from .stage import Stage

DEFAULTS: dict[str, Any] = {
    "LOCK_PATIENCE": 30,
    "ONE_STEP_EXCHANGE": True,
    "ALLOW_SHRINK": False,
}


def set_up_stage(pelican: Any) -> None:
    """Build beside the published folder, not in it."""
    # Every plugin has connected its handlers by now, so this one comes last: what others write at
    # the end is looked over and published too, and what breaks off there publishes nothing.
    signals.finalized.connect(exchange_sites)
    # Pelican ends a build that was interrupted with exit code 0; nobody may take that for success.
    stop_signal.listen()
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    stage = Stage(
        Path(pelican.output_path),
        tuple(map(Path, (settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]))),
        settings["LOCK_PATIENCE"],
        settings["ONE_STEP_EXCHANGE"],
    )
    settings["STAGE"] = stage
    atexit.register(leave, stage)  # however the build ends
    try:
        stage.set_up()
    except RefusedError as refusal:
        end_without_a_site(stage, refusal)
    settings.setdefault("PROBLEMS", [])
    settings.setdefault("WARNINGS", [])
    pelican.output_path = settings["OUTPUT_PATH"] = str(stage.building)


def leave(stage: Stage) -> None:
    """Clear the stage away while this program ends."""
    stop_signal.ignore()
    stage.take_down()


def stop_at_problems(pelican: Any) -> None:
    """End the build with exit code 1 if anybody reported a problem. Exits; never returns one."""
    problems = sort_problems(pelican.settings["PROBLEMS"])
    if not problems:
        return
    stage: Stage = pelican.settings["STAGE"]
    stage.take_down()
    print(report(problems, stage.has_site), file=sys.stderr)
    sys.exit(1)


def end_without_a_site(stage: Stage, refusal: RefusedError) -> None:
    """End the build with the words and the exit code of a refusal."""
    stage.take_down()
    print(refusal, closing_line(stage.has_site), sep="\n", file=sys.stderr)
    sys.exit(refusal.exit_code)


def exchange_sites(pelican: Any) -> None:
    """Look over what was built; publish it whole; then say what should be looked at soon."""
    stage: Stage = pelican.settings["STAGE"]
    pelican.settings["PROBLEMS"].extend(look_over(stage.building))
    stop_at_problems(pelican)
    try:
        if not pelican.settings["ALLOW_SHRINK"]:
            refuse_shrinkage(stage.published, stage.building)
    except RefusedError as refusal:
        end_without_a_site(stage, refusal)
    stage.publish()
    stage.take_down()
    warnings = sort_problems(pelican.settings["WARNINGS"])
    if warnings:
        print(report_warnings(warnings), file=sys.stderr)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_up_stage)
    signals.get_writer.connect(stop_at_problems)
