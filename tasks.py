"""The tasks of this site. `python3 tasks.py` lists them; it needs Python 3.11, pip and git.

An ordinary Invoke file (`inv --list` works wherever Invoke is installed). Its opening also runs
where nothing is installed: it makes .venv, fills it, and starts this file again inside it.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This site needs Python 3.11 or newer; this one is %d.%d. Get it from python.org/downloads."
        % sys.version_info[:2]
    )

import json
import os
import runpy
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from workshop import browser, child, doorway, starting_point  # noqa: E402
from workshop.environment import Environment, SetupError  # noqa: E402

if __name__ == "__main__":
    doorway.enter(Path(__file__).resolve(), sys.argv[1:])

from invoke import Collection, Context, Exit, Program, task  # noqa: E402

OUTPUT = "output"
WATCHED = ("content", "theme", "plugins", "practice.toml", "pelicanconf.py")
CACHES = (".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
HOW_TO_UPLOAD = """\
Nothing has been uploaded. Copy everything inside this folder to your web host.
(Commands that upload to particular hosts are not part of this version.)"""


@task(
    help={
        "port": "Where to listen; the next free port if another program is there",
        "no-open": "Do not open the browser",
        "practice-file": "Build with this file instead of practice.toml",
    }
)
def serve(_c: Context, port: int = 8000, no_open: bool = False, practice_file: str = "") -> None:
    """Show the site in the browser; rebuild and refresh it at every save. Ctrl-C ends it."""
    python = _python()
    settings = _settings(practice_file)
    watched = [*WATCHED, *([str(_existing(practice_file))] if practice_file else [])]
    _end_unless_well(
        python,
        *["-m", "preview", "--site", OUTPUT, "--port", str(port)],
        *(["--no-open"] if no_open else []),
        *["--watch", *watched, "--", python, *_pelican(OUTPUT), *settings],
    )


@task(
    help={
        "output": "The folder the site goes to",
        "practice-file": "Build with this file instead of practice.toml",
    }
)
def build(_c: Context, output: str = OUTPUT, practice_file: str = "") -> None:
    """Build the site into output/. If anything is wrong, the last good site stays."""
    _end_unless_well(_python(), *_pelican(_place(output)), *_settings(practice_file))


@task
def test(_c: Context) -> None:
    """Run all tests. What follows is handed to pytest: python3 tasks.py test -k print"""
    python = _python(test_tools=True)
    words = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []
    env = _environ()
    found = browser.find_browser()
    env["BEFOREHAND_BROWSER"] = found or ""
    if not found:
        print(browser.HOW_TO_GET_ONE, file=sys.stderr, flush=True)
    # Two or more at once, unless the person steers that, or wants to talk to a stopped test.
    steered = any(word.startswith(("-n", "--numprocesses", "--pdb", "--dist")) for word in words)
    at_once = [] if steered else ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
    _end_unless_well(python, "-m", "pytest", *at_once, *words, env=env)


@task
def check(_c: Context) -> None:
    """Build into a throw-away folder to find mistakes; output/ stays as it is."""
    python = _python()
    with tempfile.TemporaryDirectory(prefix="beforehand-") as folder:
        _end_unless_well(python, *_pelican(str(Path(folder, "site"))))
    print("The site builds without a problem.", flush=True)
    if not Environment(ROOT).is_current(test_tools=True):
        print("The code was not checked: that needs the test tools (python3 tasks.py test).")
        return
    for tool in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        _end_unless_well(python, "-m", *tool)


@task(
    positional=["kind"],
    help={
        "kind": "article or checklist",
        "title": "The title of the page",
        "topic": "Of an article: the folder in content/articles",
        "stage": "Of a checklist: the stage of therapy",
    },
)
def new(_c: Context, kind: str, title: str = "", topic: str = "", stage: str = "") -> None:
    """Start a new article or checklist: python3 tasks.py new checklist"""
    kind = _choose("article or checklist", kind, ["article", "checklist"])
    title = title or _ask("Title", "--title")
    try:
        if kind == "article":
            topic = _choose("topic", topic or _ask("Topic", "--topic", _topics()), _topics())
            page = starting_point.start_article(ROOT / "content", title, topic)
        else:
            stage = _choose("stage", stage or _ask("Stage", "--stage", _stages()), _stages())
            page = starting_point.start_checklist(ROOT / "content", title, stage)
        page.write()
    except starting_point.DraftError as problem:
        raise Exit(str(problem), code=1) from problem
    print(f"Write here:   {page.path.relative_to(ROOT)}")
    print(f"It will be:   {page.address}")


@task(help={"practice-file": "Build with this file instead of practice.toml"})
def publish(_c: Context, practice_file: str = "") -> None:
    """Build the site as visitors will get it, after stricter checks. It does not upload."""
    command = _pelican(OUTPUT, "publishconf.py")
    _end_unless_well(_python(), *command, *_settings(practice_file))
    print(f"The site is ready in {ROOT / OUTPUT}\n{HOW_TO_UPLOAD}")


@task(help={"rounds": "How often each of the two is built"})
def bench(_c: Context, rounds: int = 5) -> None:
    """Compare the time of a whole build with plain Pelican's on the same Markdown."""
    _end_unless_well(_python(), str(ROOT / "bench" / "build.py"), "--rounds", str(rounds))


@task
def lock(_c: Context) -> None:
    """Write requirements.txt and requirements-test.txt anew from pyproject.toml (needs uv)."""
    uv = shutil.which("uv")
    if uv is None:
        raise Exit("This needs uv: see docs.astral.sh/uv, or type: pip install uv", code=1)
    options = ["--universal", "--python-version", "3.11", "--upgrade", "--generate-hashes"]
    quiet = ["--no-header", "--no-emit-index-url", "--quiet"]
    for name, extra in (
        ("requirements.txt", []),
        ("requirements-test.txt", ["--extra", "test", "--constraints", "requirements.txt"]),
    ):
        command = [uv, "pip", "compile", "pyproject.toml", *options, *quiet, *extra, "-o", name]
        _end_unless_well(*command)
        print(f"{name} is up to date. Run the tests before you keep it.")


@task
def clean(_c: Context) -> None:
    """Remove output/ and what builds and tests leave behind. Content and .venv stay."""
    left_overs = [ROOT / OUTPUT, *ROOT.glob(f".{OUTPUT}.*"), *(ROOT / name for name in CACHES)]
    for folder in ("plugins", "workshop", "tests", "bench"):
        left_overs += (ROOT / folder).rglob("__pycache__")
    for path in (*left_overs, ROOT / "__pycache__"):
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)
    print("Removed output/ and the caches.")


def _python(*, test_tools: bool = False) -> str:
    """Return the Python that has the libraries: this one under tasks.py, .venv's under `inv`."""
    environment = Environment(ROOT)
    if environment.is_running():
        return sys.executable
    try:
        environment.prepare(test_tools=test_tools)
    except SetupError as problem:
        raise Exit(str(problem), code=1) from problem
    return str(environment.python)


def _environ() -> dict[str, str]:
    """Return the environment of every child: plugins are found, the same input gives the same site.

    A plugin is imported by its own name, as Pelican does it: hence plugins/ on the path.
    """
    path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _pelican(output: str, settings: str = "pelicanconf.py") -> list[str]:
    """Return Python's words for a build. The house rules put the site in place when all is well.

    Without --fatal, Pelican drops a file that it cannot read and says that all went well.
    """
    words = ["-m", "pelican", "content", "-s", settings, "-o", output]
    return [*words, "--fatal", "errors", "--log-handler", "plain"]


def _settings(practice_file: str) -> list[str]:
    """Return Pelican's words for another practice file; it reads their values as JSON."""
    if not practice_file:
        return []
    return ["-e", f"PRACTICE_FILE={json.dumps(str(_existing(practice_file)))}"]


def _existing(file: str) -> Path:
    path = Path(file).expanduser().resolve()
    if not path.is_file():
        raise Exit(f'There is no file "{file}". Check the name after --practice-file.', code=1)
    return path


def _place(folder: str) -> str:
    """Return a folder as the person means it: seen from where they stand."""
    return folder if folder == OUTPUT else str(Path(folder).expanduser().resolve())


def _end_unless_well(*command: str, env: dict[str, str] | None = None) -> None:
    """Run a program in the project; end with its exit code unless that is 0."""
    code = child.run(command, cwd=ROOT, env=env or _environ())
    if code:
        raise Exit(code=code)


def _topics() -> list[str]:
    return [topic["key"] for topic in _pelicanconf().get("TOPICS", [])]


def _stages() -> list[str]:
    stages = _pelicanconf().get("CHECKLIST_STAGES")
    return [stage[0] for stage in stages] if stages else list(starting_point.STAGES)


def _pelicanconf() -> dict:
    return runpy.run_path(str(ROOT / "pelicanconf.py"))


def _ask(question: str, option: str, choices: list[str] | None = None) -> str:
    """Ask the person; where nobody can answer, say which option to type."""
    if not sys.stdin.isatty():
        raise Exit(f"{question} is missing. Add {option} and the words after it.", code=2)
    if choices:
        print(f"{question}: one of {', '.join(choices)}")
    try:
        return input(f"{question}: ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise Exit(code=130) from None


def _choose(noun: str, word: str, choices: list[str]) -> str:
    if word not in choices:
        raise Exit(f'"{word}" is not a {noun}. Choose one of: {", ".join(choices)}.', code=2)
    return word


if __name__ == "__main__":
    typed = sys.argv[1:]
    if typed[0] == "test" and typed[1:2] not in (["--"], ["--help"], ["-h"]):
        typed.insert(1, "--")  # all that follows is for pytest
    sys.argv[1:] = typed
    tasks = Collection.from_module(sys.modules[__name__])
    try:
        Program(namespace=tasks, name="tasks.py", binary="python3 tasks.py").run(sys.argv)
    except BrokenPipeError:
        sys.exit(1)
