"""python -m workshop.build content -s pelicanconf.py -o output: Pelican, ended in plain words.

It takes the words that `pelican` takes. That command shows a traceback where something breaks off,
and ends with 0 when it is interrupted.
"""

import logging
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FATAL = "Warning or error encountered"  # what Pelican raises in place of the error it has logged


class Notes(logging.Handler):
    """Passes on warnings in plain words, and keeps the last error for the end."""

    error = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.error = record.getMessage()
        else:
            print(record.getMessage(), file=sys.stderr, flush=True)


class Build:
    """One build by Pelican."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.settings: dict[str, Any] = {}

    def run(self, words: list[str]) -> None:
        """Build the site. Raises whatever Pelican, a plugin or a template raises."""
        from pelican import Pelican, get_config, init_logging, parse_arguments, read_settings

        asked = parse_arguments(words)
        init_logging(asked.verbosity, asked.fatal, self.notes, "pelican")
        self.settings = read_settings(asked.settings, override=get_config(asked))
        pelican = Pelican(self.settings)
        if "STAGE" not in self.settings:  # Pelican alone writes straight into the published folder
            raise LookupError('"house_rules" must stand first in PLUGINS in pelicanconf.py')
        pelican.run()


def main(words: list[str]) -> int:
    """Build the site; return its exit code, or exit with it."""
    for number in (signal.SIGINT, signal.SIGTERM):  # also while the libraries are being read
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    from house_rules import stop_signal

    one = Build()
    try:
        one.run(words)
        stop_signal.end_if_asked()
    except Exception as error:
        stop_signal.ignore()  # one end is enough
        tell(error, one)
        return 1
    except SystemExit as end:
        stop_signal.ignore()
        if end.code in stop_signal.STOPPED:
            print(f"Stopped. {became_of_the_site(one)}", file=sys.stderr)
        raise
    return 0


def tell(error: Exception, one: Build) -> None:
    """Say what broke off, where, and what to do; then what became of the site."""
    from house_rules.fault import ALL_OF_IT, explain

    said: str = ""
    cause: BaseException = error
    if str(error) == FATAL:  # the exception behind it says more; a mere complaint has none
        said, cause = one.notes.error, error.__context__ or Exception(one.notes.error)
    if os.environ.get(ALL_OF_IT):
        traceback.print_exception(cause)
    print(explain(cause, ROOT, said), file=sys.stderr)
    print(became_of_the_site(one), file=sys.stderr)


def became_of_the_site(one: Build) -> str:
    """Return the last line; the stage is cleared away first."""
    from house_rules.refusal import closing_line

    stage = one.settings.get("STAGE")
    if not stage:
        return "Nothing was published."
    stage.take_down()
    if stage.is_published:
        return "The new site was whole by then, and is published."
    return closing_line(stage.has_site)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
