"""The way in: from any Python, to the tasks inside the project's own environment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from .environment import Environment, SetupError
from .listing import listing, read_tasks, unknown_task

# These need the test tools too; every other task does without them.
TASKS_WITH_TEST_TOOLS = {"test"}


def enter(script: Path, words: list[str]) -> None:
    """Return once this program runs inside a complete environment; otherwise end it.

    `words` is what was typed after the script's name. Ends with 0 after listing the tasks, with 2
    for a task that does not exist, with 1 when the environment cannot be made; or starts the
    script again inside the environment and ends as that does.
    """
    tasks = read_tasks(script)
    if not words or words[0] in {"-h", "--help", "-l", "--list", "help"}:
        print(listing(tasks))
        sys.exit(0)
    if words[0] not in tasks:
        print(unknown_task(words[0], tasks), file=sys.stderr)
        sys.exit(2)
    environment = Environment(script.parent)
    try:
        environment.prepare(test_tools=words[0] in TASKS_WITH_TEST_TOOLS)
    except SetupError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        print("\nStopped. The next run starts the set-up again.", file=sys.stderr)
        sys.exit(130)
    if not environment.is_running():
        _start_again([str(environment.python), str(script), *words])


def _start_again(command: list[str]) -> None:
    """Become the given program, so that signals reach it and nothing stands between."""
    if os.name == "nt":
        # Windows has no exec: the child hears Ctrl-C by itself, this one only waits.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(command[0], command)
