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
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from workshop import browser, child, doorway, starting_point  # noqa: E402
from workshop.environment import Environment, SetupError  # noqa: E402
from workshop.practices import Practice, PracticeError, Practices  # noqa: E402

if __name__ == "__main__":
    doorway.enter(Path(__file__).resolve(), sys.argv[1:])

from invoke import Collection, Context, Exit, Program, task  # noqa: E402

OUTPUT = "output"
WATCHED = ("content", "theme", "plugins", "practice.toml", "pelicanconf.py")
FORMATS = ("text", "json", "github")
FORMAT_HELP = "How problems are told: text, json (for programs) or github (for GitHub Actions)"
CACHES = (".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
HOW_TO_UPLOAD = """\
Nothing has been uploaded. Copy everything inside this folder to your web host.
(Commands that upload to particular hosts are not part of this version.)"""


@task(
    help={
        "port": "Where to listen; the next free port if another program is there",
        "no-open": "Do not open the browser",
        "practice-file": "Build with this file instead of practice.toml",
        "practice": "Build the practice in practices/<name>",
    }
)
def serve(
    _c: Context,
    port: int = 8000,
    no_open: bool = False,
    practice_file: str = "",
    practice: str = "",
) -> None:
    """Show the site in the browser; rebuild and refresh it at every save. Ctrl-C ends it."""
    python = _python()
    one = _practice(practice, practice_file)
    site = one.output if one else OUTPUT
    settings = _settings(practice_file, one)
    watched = [*WATCHED, *([str(_existing(practice_file))] if practice_file else [])]
    watched += [str(one.folder)] if one else []
    _end_unless_well(
        python,
        *["-m", "preview", "--site", site, "--port", str(port)],
        *(["--no-open"] if no_open else []),
        *["--watch", *watched, "--", python, *_pelican(site), *settings],
    )


@task(
    help={
        "output": "The folder the site goes to",
        "practice-file": "Build with this file instead of practice.toml",
        "practice": "Build the practice in practices/<name>, into output-<name>",
        "all-practices": "Build every practice in practices/, each into its own folder",
        "allow-shrink": "Publish the site although many pages are gone",
        "format": FORMAT_HELP,
    }
)
def build(
    _c: Context,
    output: str = OUTPUT,
    practice_file: str = "",
    practice: str = "",
    all_practices: bool = False,
    allow_shrink: bool = False,
    format: str = "text",
) -> None:
    """Build the site into output/. If anything is wrong, the last good site stays."""
    _report_as(format)
    if all_practices:
        if output != OUTPUT or practice_file or practice:
            raise Exit(
                "--all-practices builds each into its own folder: leave the rest out.", code=2
            )
        _build_all(allow_shrink=allow_shrink)
        return
    one = _practice(practice, practice_file)
    site = one.output if one and output == OUTPUT else _place(output)
    _end_unless_well(_python(), *_pelican(site), *_settings(practice_file, one, allow_shrink))


def _build_all(settings: str = "pelicanconf.py", allow_shrink: bool = False) -> None:
    """Build each practice, whatever becomes of the others; end with 1 if one has a problem."""
    python, failed = _python(), []
    try:
        practices = Practices(ROOT).all()
    except PracticeError as problem:
        raise Exit(str(problem), code=1) from problem
    for one in practices:
        print(f"== {one.slug}: {one.file.relative_to(ROOT).as_posix()}", flush=True)
        command = [python, *_pelican(one.output, settings), *_settings("", one, allow_shrink)]
        code = child.run(command, cwd=ROOT, env=_environ())
        if code > 128:  # stopped by the person or the system: that is meant for all of them
            raise Exit(code=code)
        failed += [one.slug] if code else []
    well = len(practices) - len(failed)
    print(f"{well} of {len(practices)} practices were built.", flush=True)
    if failed:
        raise Exit(f"Not built: {', '.join(failed)}. Their last good sites are untouched.", code=1)


@task
def test(_c: Context) -> None:
    """Run the tests; with --all the long ones too. Other words are pytest's: test -k print"""
    python = _python(test_tools=True)
    words = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []
    env = _environ()
    if "--all" in words:
        words = ["-m", "", *(word for word in words if word != "--all")]
        env["BEFOREHAND_LONG"] = "1"  # properties are tried on more examples, too
    found = browser.find_browser()
    env["BEFOREHAND_BROWSER"] = found or ""
    if not found:
        print(browser.HOW_TO_GET_ONE, file=sys.stderr, flush=True)
    # Two or more at once, unless the person steers that, or wants to talk to a stopped test.
    steered = any(word.startswith(("-n", "--numprocesses", "--pdb", "--dist")) for word in words)
    at_once = [] if steered else ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
    _end_unless_well(python, "-m", "pytest", *at_once, *words, env=env)


@task(help={"format": FORMAT_HELP})
def check(_c: Context, format: str = "text") -> None:
    """Build into a throw-away folder to find mistakes; output/ stays as it is."""
    _report_as(format)
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
        "kind": "article, checklist or practice",
        "title": "The title of the page",
        "topic": "Of an article: the folder in content/articles",
        "stage": "Of a checklist: the stage of therapy",
        "name": "Of a practice: its name",
        "country": "Of a practice: us, gb, ca, au, ie or nz",
        "region": "Of a practice: the part of the country, where its law differs",
        "email": "Of a practice: its email address",
        "phone": "Of a practice: its phone number, with the country code",
        "time-zone": "Of a practice: such as America/New_York",
        "color": "Of a practice: its main color, such as #2f6470",
        "slug": "Of a practice: the name of its folder",
    },
)
def new(
    _c: Context,
    kind: str,
    title: str = "",
    topic: str = "",
    stage: str = "",
    name: str = "",
    country: str = "",
    region: str = "",
    email: str = "",
    phone: str = "",
    time_zone: str = "",
    color: str = "",
    slug: str = "",
) -> None:
    """Start a new article, checklist or practice: python3 tasks.py new checklist"""
    kinds = ["article", "checklist", "practice"]
    kind = _choose("article, checklist or practice", kind, kinds)
    if kind == "practice":
        answers = {"name": name, "country": country, "region": region, "email": email}
        answers |= {"phone": phone, "time-zone": time_zone, "color": color}
        _start_practice(answers, slug)
        return
    title = title or _ask("Title", "--title")
    try:
        if kind == "article":
            topic = _choose("topic", topic or _ask("Topic", "--topic", _topics()), _topics())
            page = starting_point.start_article(
                ROOT / "content", title, topic, Practices(ROOT).today()
            )
        else:
            stage = _choose("stage", stage or _ask("Stage", "--stage", _stages()), _stages())
            page = starting_point.start_checklist(ROOT / "content", title, stage)
        page.write()
    except starting_point.DraftError as problem:
        raise Exit(str(problem), code=1) from problem
    print(f"Write here:   {page.path.relative_to(ROOT)}")
    print(f"It will be:   {page.address}")


def _start_practice(answers: dict[str, str], slug: str) -> None:
    """Ask what is still missing, and have the practice's file written."""
    asked = sys.stdin.isatty()
    practices = Practices(ROOT)
    for option in ("name", "country", "email"):
        choices = practices.countries() if option == "country" else None
        question = option.capitalize()
        answers[option] = answers[option] or _ask(question, f"--{option}", choices)
    _choose("country", answers["country"], practices.countries())
    regions = practices.regions(answers["country"])
    if regions and not answers["region"] and asked:
        answers["region"] = _ask("Region", "--region", regions)
    if regions and answers["region"]:
        _choose("region", answers["region"], regions)
    usual = {"time-zone": practices.time_zone(answers["country"]), "color": "#2f6470", "phone": ""}
    for option, otherwise in usual.items():
        if asked and not answers[option]:
            note = f"Enter alone: {otherwise}" if otherwise else "Enter alone: none"
            answers[option] = _ask(f"{option.capitalize()} ({note})", f"--{option}")
        answers[option] = answers[option] or otherwise
    words = [f"--{option}={answer}" for option, answer in answers.items() if answer]
    words += [f"--slug={slug}"] if slug else []
    _end_unless_well(_python(), "-m", "practice.draft", "--root", str(ROOT), *words)


@task(
    help={
        "action": "list (the usual), or sign",
        "page": "Of sign: the page, such as working-together",
        "by": "Of sign: the clinician who has read it",
        "practice": "Of the practice in practices/<name>",
        "practice-file": "Of the practice of this file instead of practice.toml",
    },
)
def review(
    _c: Context,
    action: str = "list",
    page: str = "",
    by: str = "",
    practice: str = "",
    practice_file: str = "",
) -> None:
    """List what nobody has reviewed; or: review sign <page> --by <clinician>."""
    _choose("thing to do with reviews", action, ["list", "sign"])
    if action == "sign" and not page:
        raise Exit("Which page? Type: python3 tasks.py review sign <page> --by <clinician>", code=2)
    files = _practice_files(practice, practice_file)
    words = [action, *([page] if page else []), *(["--by", by] if by else [])]
    _end_unless_well(_python(), "-m", "review", *words, "--practice-files", *files)


@task(
    help={
        "place": "A country, such as gb, or all; otherwise the practice's own",
        "practice-file": "Take the country from this file instead of practice.toml",
        "practice": "Take the country of the practice in practices/<name>",
    }
)
def facts(_c: Context, place: str = "", practice_file: str = "", practice: str = "") -> None:
    """List every fact about the practice's place with its source and age, oldest first."""
    files = _practice_files(practice, practice_file)
    words = ["--place", place] if place else []
    _end_unless_well(_python(), "-m", "practice.facts", "--practice-files", *files, *words)


@task(
    help={
        "practice-file": "Build with this file instead of practice.toml",
        "practice": "Build the practice in practices/<name>, into output-<name>",
        "all-practices": "Build every practice in practices/, each into its own folder",
        "allow-shrink": "Publish the site although many pages are gone",
        "format": FORMAT_HELP,
    }
)
def publish(
    _c: Context,
    practice_file: str = "",
    practice: str = "",
    all_practices: bool = False,
    allow_shrink: bool = False,
    format: str = "text",
) -> None:
    """Build the site as visitors will get it, after stricter checks. It does not upload."""
    _report_as(format)
    if all_practices:
        if practice_file or practice:
            raise Exit("--all-practices builds each of them: leave the rest out.", code=2)
        _build_all("publishconf.py", allow_shrink)
        return
    one = _practice(practice, practice_file)
    site = one.output if one else OUTPUT
    command = _pelican(site, "publishconf.py")
    _end_unless_well(_python(), *command, *_settings(practice_file, one, allow_shrink))
    print(f"The site is ready in {ROOT / site}\n{HOW_TO_UPLOAD}")


@task(
    help={
        "output": "The folder the site is in",
        "practice": "Of the practice in practices/<name>",
    }
)
def rollback(_c: Context, output: str = OUTPUT, practice: str = "") -> None:
    """Put the site before the last build back; the same once more brings the new one back."""
    one = _practice(practice, "")
    site = one.output if one and output == OUTPUT else _place(output)
    _end_unless_well(_python(), "-m", "house_rules.rollback", "--site", site)


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
    left_overs = [ROOT / OUTPUT, *ROOT.glob(f".{OUTPUT}*"), *(ROOT / name for name in CACHES)]
    left_overs += [ROOT / one.output for one in Practices(ROOT).found()]
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


def _report_as(format: str) -> None:
    """Have every build of this task tell its problems in a format; the house rules know how."""
    os.environ["BEFOREHAND_FORMAT"] = _choose("format", format, list(FORMATS))


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
    words = ["-m", "workshop.build", "content", "-s", settings, "-o", output]
    return [*words, "--fatal", "errors"]


def _settings(
    practice_file: str, practice: Practice | None = None, allow_shrink: bool = False
) -> list[str]:
    """Return Pelican's words for what is not as usual; it reads their values as JSON."""
    words = []
    if practice:
        base = json.dumps(str(ROOT / "practice.toml"))
        file = json.dumps(str(practice.file))
        words += [f"PRACTICE_FILE={file}", f"PRACTICE_BASE={base}"]
    elif practice_file:
        words += [f"PRACTICE_FILE={json.dumps(str(_existing(practice_file)))}"]
    words += ["ALLOW_SHRINK=true"] if allow_shrink else []
    return ["-e", *words] if words else []


def _practice_files(practice: str, practice_file: str) -> list[str]:
    """Return the files that make a practice: each lies over the next."""
    one = _practice(practice, practice_file)
    if practice_file:
        return [str(_existing(practice_file))]
    return [str(one.file), "practice.toml"] if one else ["practice.toml"]


def _practice(slug: str, practice_file: str) -> Practice | None:
    """Return the practice of a name in practices/, or None where none was named."""
    if not slug:
        return None
    if practice_file:
        raise Exit("Name a practice or a practice file, not both.", code=2)
    try:
        return Practices(ROOT).named(slug)
    except PracticeError as problem:
        raise Exit(str(problem), code=1) from problem


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
    if typed[0] == "review":  # Invoke takes no words without an option where there is a default
        words = list(takewhile(lambda word: not word.startswith("-"), typed[1:3]))
        named = zip(("--action", "--page"), words, strict=False)
        typed[1 : 1 + len(words)] = [part for pair in named for part in pair]
    sys.argv[1:] = typed
    tasks = Collection.from_module(sys.modules[__name__])
    try:
        Program(namespace=tasks, name="tasks.py", binary="python3 tasks.py").run(sys.argv)
    except BrokenPipeError:
        sys.exit(1)
