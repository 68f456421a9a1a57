"""The house rules in Pelican: whole or not at all.

| signal | handler | what it does |
|---|---|---|
| initialized | set_up_stage | Pelican writes to the stage from here on |
| initialized | open_gate | settings, and what lies below content/ |
| get_generators | stop_if_unsafe | before anything is read that could hang or leak |
| article_, page_generator_finalized | keep_back | drafts, hidden texts, dates in the future |
| static_generator_finalized | check_static_files | only pictures and documents of content/ |
| all_generators_finalized | look_at_templates | the theme has every template that is needed |
| all_generators_finalized | account_for_all | nothing lost, no address twice; prints the sum |
| get_writer | stop_at_problems | all problems at once, before a page is written |
| content_written | note_source | which source a page is from, so that a fault names its line |
| finalized, last | exchange_sites | the gate, the new site takes its place, then all warnings |
"""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

from . import gate, page_gate, stop_signal
from .refusal import RefusedError, closing_line
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
    page_gate.set_up(settings)
    pelican.output_path = settings["OUTPUT_PATH"] = str(stage.building)


def leave(stage: Stage) -> None:
    """Clear the stage away while this program ends."""
    stop_signal.ignore()
    stage.take_down()


def open_gate(pelican: Any) -> None:
    """Look at the settings and the sources before anybody reads them."""
    gate.take_stock(pelican.settings, DEFAULT_CONFIG)


def stop_if_unsafe(pelican: Any) -> None:
    """End the build now if reading on could hang or publish what lies outside content/."""
    if not pelican.settings["INVENTORY"].is_safe:
        stop_at_problems(pelican)


def stop_at_problems(pelican: Any) -> None:
    """End the build with exit code 1 if anybody reported a problem. Exits; never returns one."""
    if pelican.settings["PROBLEMS"]:
        stage: Stage = pelican.settings["STAGE"]
        stage.take_down()
        page_gate.tell(pelican.settings, stage.has_site)
        sys.exit(1)


def end_without_a_site(stage: Stage, refusal: RefusedError) -> None:
    """End the build with the words and the exit code of a refusal."""
    stage.take_down()
    print(refusal, closing_line(stage.has_site), sep="\n", file=sys.stderr)
    sys.exit(refusal.exit_code)


def exchange_sites(pelican: Any) -> None:
    """Look over what was built; publish it whole; then say what should be looked at soon."""
    settings, stage = pelican.settings, pelican.settings["STAGE"]
    page_gate.look_over(settings, stage)
    stop_at_problems(pelican)
    try:
        if not settings["ALLOW_SHRINK"]:
            refuse_shrinkage(stage.published, stage.building)
    except RefusedError as refusal:
        end_without_a_site(stage, refusal)
    stage.publish()
    stage.take_down()
    page_gate.tell(settings, had_a_site=True)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_up_stage)
    signals.initialized.connect(open_gate)
    signals.get_generators.connect(stop_if_unsafe)
    signals.article_generator_finalized.connect(gate.keep_back)
    signals.page_generator_finalized.connect(gate.keep_back)
    signals.static_generator_finalized.connect(gate.check_static_files)
    signals.all_generators_finalized.connect(gate.account_for_all)
    signals.all_generators_finalized.connect(page_gate.look_at_templates)
    signals.get_writer.connect(stop_at_problems)
    signals.content_written.connect(page_gate.note_source)
