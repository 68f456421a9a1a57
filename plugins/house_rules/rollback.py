"""python -m house_rules.rollback --site output: the site before the last build, put back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import stop_signal
from .fault import explain
from .refusal import RefusedError
from .shrinkage import count_pages
from .stage import Stage

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds


def main(words: list[str]) -> int:
    """Let the published and the previous site change places; return the exit code."""
    parser = argparse.ArgumentParser(prog="rollback", description=__doc__)
    parser.add_argument("--site", type=Path, required=True, help="the published folder")
    site: Path = parser.parse_args(words).site.absolute()
    stop_signal.listen()
    stage = Stage(site, patience=PATIENCE)
    try:
        stage.roll_back()
    except RefusedError as refusal:
        print(refusal, "Nothing was changed.", sep="\n", file=sys.stderr)
        return refusal.exit_code
    except OSError as error:
        print(explain(error, PROJECT), "Nothing was changed.", sep="\n", file=sys.stderr)
        return 1
    finally:
        stop_signal.ignore()
        stage.take_down()
    print(f"The site before the last build is in {site.name}/ again: {count_pages(site)} pages.")
    print("The one it replaced is kept: the same words once more bring it back.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
