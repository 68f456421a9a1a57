"""The tasks: the way in from a bare Python, the environment, the browser, new pages, the words."""

from __future__ import annotations

import ast
import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zoneinfo
from pathlib import Path

import pytest
from invoke import Collection

import tasks
from workshop import child, doorway, environment, listing, lock, starting_point
from workshop.browser import find_browser
from workshop.environment import Environment, SetupError

ROOT = Path(__file__).parent.parent
NAMES = {
    "serve",
    "build",
    "test",
    "check",
    "new",
    "facts",
    "review",
    "publish",
    "rollback",
    "bench",
    "lock",
    "clean",
}


def run(
    *words: str, cwd: Path = ROOT, script: Path = ROOT / "tasks.py", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run tasks.py as a person does, with nobody at the keyboard."""
    return subprocess.run(
        [sys.executable, str(script), *words],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


# The list of tasks


def test_no_task_lists_all_of_them_and_ends_well() -> None:
    ended = run()
    assert ended.returncode == 0
    assert all(re.search(rf"^  {name} +\w", ended.stdout, re.MULTILINE) for name in NAMES)


def test_the_list_is_the_same_as_invokes_own() -> None:
    ours = listing.read_tasks(ROOT / "tasks.py")
    assert set(ours) == set(Collection.from_module(tasks).task_names) == NAMES


def test_every_task_says_what_it_does_in_one_line() -> None:
    for name, about in listing.read_tasks(ROOT / "tasks.py").items():
        assert about.endswith((".", "print", "checklist", "(needs uv).")), name
        assert len(about) < 90, name


def test_listing_needs_nothing_but_the_standard_library(tmp_path: Path) -> None:
    copy_tasks(tmp_path)
    ended = run(script=tmp_path / "tasks.py", cwd=tmp_path)
    assert ended.returncode == 0
    assert not (tmp_path / ".venv").exists()


def test_an_unknown_task_names_the_likely_one() -> None:
    ended = run("biuld")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == 'There is no task "biuld". Did you mean "build"?\n'


def test_problems_can_be_told_in_a_format_for_programs(tmp_path: Path) -> None:
    ended = run("build", "--output", str(tmp_path / "site"), "--format", "json")
    assert ended.returncode == 0
    assert json.loads(ended.stderr)["site"] == "published"


def test_a_format_that_there_is_not_is_refused() -> None:
    ended = run("build", "--format", "xml")
    assert ended.returncode == 2
    assert ended.stderr == '"xml" is not a format. Choose one of: text, json, github.\n'


def test_inv_list_works_wherever_invoke_is_installed() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0
    assert all(name in ended.stdout for name in NAMES)


def test_tasks_py_can_be_read_by_the_python_that_it_turns_away() -> None:
    """Older versions read the whole file before they run its first line."""
    ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_older_python_gets_one_friendly_line() -> None:
    as_if_older = (
        "import sys, runpy; sys.version_info = (3, 9, 0);"
        "sys.argv = ['tasks.py', 'build']; runpy.run_path('tasks.py', run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", as_if_older], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer; this one is 3.9" in ended.stderr


# The environment


def copy_tasks(folder: Path) -> None:
    """Put the tasks without the site into a folder, as on a computer that has nothing yet."""
    shutil.copytree(ROOT / "workshop", folder / "workshop")
    for name in ("tasks.py", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, folder / name)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment that is not made yet, and that is filled with a stand-in for Invoke."""
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    monkeypatch.setattr(Environment, "_install", put_invoke)
    return Environment(tmp_path)


def put_invoke(made: Environment, name: str) -> None:
    """Stand in for an installer: write what it was asked for, and a module called invoke."""
    for packages in [*made.folder.glob("lib/*/site-packages"), made.folder / "Lib/site-packages"]:
        if packages.is_dir():
            (packages / "invoke.py").write_text("")
    with (made.root / "asked").open("a") as asked:
        asked.write(f"{name} ")


def asked(made: Environment) -> list[str]:
    return (made.root / "asked").read_text().split()


def test_an_environment_is_made_once(empty: Environment) -> None:
    assert not empty.is_current()
    empty.prepare()
    empty.prepare()
    assert empty.is_current()
    assert asked(empty) == ["requirements.txt"]


def test_a_first_run_says_what_it_does_and_a_second_is_quiet(empty: Environment, capfd) -> None:
    empty.prepare()
    first = capfd.readouterr().err
    empty.prepare()
    assert "this takes up to a minute" in first
    assert re.search(r"Done in \d+ seconds", first)
    assert capfd.readouterr() == ("", "")


def test_changed_requirements_are_installed_again(empty: Environment) -> None:
    empty.prepare()
    (empty.root / "requirements.txt").write_text("another\n")
    assert not empty.is_current()
    empty.prepare()
    assert asked(empty) == ["requirements.txt"] * 2


def test_test_tools_are_added_only_when_they_are_asked_for(empty: Environment) -> None:
    empty.prepare()
    assert not empty.is_current(test_tools=True)
    empty.prepare(test_tools=True)
    assert asked(empty) == ["requirements.txt", "requirements-test.txt"]
    assert empty.is_current()


def test_an_interrupted_setup_is_begun_again(empty: Environment, monkeypatch) -> None:
    def interrupted(_environment: Environment, _name: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            empty.prepare()
    left = empty.folder / "half-written"
    left.touch()
    assert not empty.is_current()
    empty.prepare()
    assert empty.is_current()
    assert not left.exists(), "a half-made environment is made from scratch"


def test_an_interrupted_update_is_not_taken_for_a_whole_one(empty, monkeypatch) -> None:
    empty.prepare()
    (empty.root / "requirements.txt").write_text("another\n")
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_install", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            empty.prepare()
    assert not empty.stamp.exists()


def break_python(made: Environment) -> None:
    made.python.unlink()


def empty_packages(made: Environment) -> None:
    for module in made.folder.rglob("invoke.py"):
        module.unlink()


def change_version(made: Environment) -> None:
    marks = json.loads(made.stamp.read_text())
    made.stamp.write_text(json.dumps({**marks, "python": "3.5"}))


def spoil_stamp(made: Environment) -> None:
    made.stamp.write_text("{ half")


@pytest.mark.parametrize("damage", [break_python, empty_packages, change_version, spoil_stamp])
def test_a_broken_environment_is_mended(empty: Environment, damage) -> None:
    empty.prepare()
    damage(empty)
    assert not empty.is_current()
    empty.prepare()
    assert empty.is_current()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("WARNING: NewConnectionError('… Errno 111')", "connected to the internet"),
        ("error: dns error: failed to lookup address", "connected to the internet"),
        ("ERROR: No matching distribution found (from versions: none)", "connected to"),
        ("OSError: [Errno 28] No space left on device", "no room left on the disk"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "checksum differs"),
        ("ERROR: Cannot build wheel\n", "could not be installed: Cannot build wheel"),
        ("", "without giving a reason"),
    ],
)
def test_a_failed_installation_says_why(empty: Environment, said: str, told: str) -> None:
    (empty.root / ".cache").mkdir()
    say_and_fail = [sys.executable, "-c", f"import sys; print({said!r}); sys.exit(1)"]
    with pytest.raises(SetupError, match=told) as problem:
        empty._run([say_and_fail])
    assert str(problem.value).count("\n") == 1
    assert said in empty.log.read_text(encoding="utf-8")


def test_a_second_installer_takes_over_from_the_first(empty: Environment) -> None:
    empty._run([[sys.executable, "-c", "raise SystemExit(1)"], [sys.executable, "-c", ""]])


def test_no_network_ends_with_code_1_and_no_traceback(tmp_path: Path) -> None:
    copy_tasks(tmp_path)
    (tmp_path / "requirements.txt").write_text("a-library-that-nobody-has-written==99\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull}
    offline = {
        **nowhere,
        "PIP_RETRIES": "0",
        "UV_OFFLINE": "1",
        "UV_DEFAULT_INDEX": "http://127.0.0.1:9/",
    }
    ended = run("build", script=tmp_path / "tasks.py", cwd=tmp_path, **offline)
    assert ended.returncode == 1
    assert "Is this computer connected to the internet?" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_it_works_where_pip_is_only_outside_the_environment(monkeypatch) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/bin/{name}")
    assert environment._find_pip() == ["/bin/pip3"]


def test_ctrl_c_during_the_setup_ends_with_130(tmp_path: Path, monkeypatch, capfd) -> None:
    def interrupted(_environment: Environment, *, test_tools: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Environment, "prepare", interrupted)
    with pytest.raises(SystemExit) as end:
        doorway.enter(ROOT / "tasks.py", ["build"])
    assert end.value.code == 130
    assert "The next run starts the set-up again" in capfd.readouterr().err


def test_two_windows_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    hold = f"from workshop.lock import only_one; from pathlib import Path; import time\nwith only_one(Path({str(path)!r}), waiting=''): print('held', flush=True); time.sleep(0.7)"
    with subprocess.Popen([sys.executable, "-c", hold], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        started = time.monotonic()
        with lock.only_one(path, waiting="Another window sets this up."):
            assert time.monotonic() - started > 0.3


def test_every_pinned_library_fits_the_ranges_and_names_no_registry() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        pins = re.findall(r"^(\S+)==", text, re.MULTILINE)
        assert len(pins) > 30
        assert text.count("--hash=sha256:") >= len(pins)


# Child programs


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_child_ends_with_the_task(number: int, code: int) -> None:
    sleep = "import time; print('here', flush=True); time.sleep(60)"
    task = f"import sys; from pathlib import Path; from workshop.child import run\nsys.exit(run([sys.executable, '-c', {sleep!r}], cwd=Path('.')))"
    with subprocess.Popen(
        [sys.executable, "-c", task],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout
        parent.stdout.readline()
        parent.send_signal(number)
        assert parent.wait(10) == code
        assert parent.stdout.read() == b"", "the pipe ends only when the child is gone, too"


def test_the_exit_code_is_the_childs() -> None:
    assert child.run([sys.executable, "-c", "raise SystemExit(75)"], cwd=ROOT) == 75


# The browser


def make_program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="programs have other names there")
@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable", "chrome", "msedge"])
def test_a_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    program = make_program(tmp_path / name)
    assert find_browser({"PATH": str(tmp_path)}, "linux") == program


@pytest.mark.skipif(os.name == "nt", reason="programs have other names there")
def test_chrome_in_the_environment_comes_first(tmp_path: Path) -> None:
    make_program(tmp_path / "chromium")
    mine = make_program(tmp_path / "mine")
    assert find_browser({"PATH": str(tmp_path), "CHROME": mine}, "linux") == mine


def test_a_wrong_chrome_is_not_replaced_by_another(tmp_path: Path) -> None:
    make_program(tmp_path / "chromium")
    assert find_browser({"PATH": str(tmp_path), "CHROME": "/no/such"}, "linux") is None


def test_browsers_are_found_where_installers_put_them(tmp_path: Path) -> None:
    mac = "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    program = make_program(tmp_path / mac)
    found = find_browser({"PATH": "", "HOME": str(tmp_path)}, "darwin")
    assert found == program or (found or "").startswith("/Applications")


def test_no_browser_is_none(tmp_path: Path) -> None:
    assert find_browser({"PATH": str(tmp_path)}, "linux") is None


@pytest.mark.skipif(not os.environ.get("CI"), reason="only continuous integration insists on one")
def test_continuous_integration_has_a_browser() -> None:
    assert find_browser(), "a missing browser is a failure here, never a skip"


# New pages


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "checklists").mkdir(parents=True)
    return tmp_path / "content"


def test_a_new_article_says_where_it_is_and_will_be(content: Path) -> None:
    page = starting_point.start_article(content, 'Feeling   "heard", isn\'t it?', "empathy")
    page.write()
    assert page.path == content / "articles" / "empathy" / "feeling-heard-isnt-it.md"
    assert page.address == "/articles/feeling-heard-isnt-it/"
    assert page.path.read_text(encoding="utf-8").startswith("Title: Feeling “heard”, isn’t it?\n")


def test_a_new_page_never_overwrites(content: Path) -> None:
    page = starting_point.start_checklist(content, "Your first session", "first-session")
    page.write()
    page.path.write_text("mine")
    with pytest.raises(starting_point.DraftError, match="was left as it is"):
        page.write()
    assert page.path.read_text() == "mine"


def test_an_address_is_not_given_twice(content: Path) -> None:
    starting_point.start_article(content, "Trust", "empathy").write()
    with pytest.raises(starting_point.DraftError, match=r"content/articles/empathy/trust\.md"):
        starting_point.start_article(content, "Trust!", "alliance")


def test_a_new_checklist_is_the_last_of_its_stage(content: Path) -> None:
    for title, stage, order in [("A", "before", 1), ("B", "before", 2), ("C", "ending", 1)]:
        page = starting_point.start_checklist(content, title, stage)
        page.write()
        assert f"\nOrder: {order}\n" in page.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Crème brûlée", "creme-brulee"),
        ("../../etc", "etc"),
        ("A — B", "a-b"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_title_becomes_an_address(title: str, slug: str) -> None:
    assert starting_point.slug_of(title) == slug


def test_a_title_without_latin_letters_is_refused_with_the_reason() -> None:
    with pytest.raises(starting_point.DraftError, match="letters a to z"):
        starting_point.slug_of("信頼")


def test_the_stages_are_those_of_the_checklists() -> None:
    from checklists.plugin import STAGES

    assert tuple(stage[0] for stage in STAGES) == starting_point.STAGES


def test_new_pages_build(build, content: Path) -> None:
    there = datetime.datetime.now(zoneinfo.ZoneInfo("America/New_York")).date()
    article = starting_point.start_article(content, "Being heard", "empathy", there)
    checklist = starting_point.start_checklist(content, "Before you call", "deciding")
    built = build(
        {
            f"content/{page.path.relative_to(content).as_posix()}": page.text
            for page in (article, checklist)
        }
    )
    assert (built.exit_code, built.errors) == (0, "")
    assert built.page(article.address).h1.text.strip() == "Being heard"
    assert built.page(checklist.address).h1.text.strip() == "Before you call"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "post"], "Choose one of: article, checklist, practice."),
        (["new", "article"], "Add --title"),
        (["new", "article", "--title", "X"], "Add --topic"),
        (["new", "article", "--title", "X", "--topic", "cats"], "Choose one of: starting"),
        (["new", "checklist", "--title", "X", "--stage", "soon"], "Choose one of: deciding"),
    ],
)
def test_a_missing_or_wrong_answer_says_what_to_type(words: list[str], told: str) -> None:
    ended = run(*words)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


# The words given to Pelican


def test_a_practice_file_is_handed_on_as_json(tmp_path: Path) -> None:
    file = tmp_path / 'a "b".toml'
    file.touch()
    option, setting = tasks._settings(str(file))
    assert option == "-e"
    assert json.loads(setting.removeprefix("PRACTICE_FILE=")) == str(file)


def test_a_missing_practice_file_is_one_line_and_code_1() -> None:
    ended = run("build", "--practice-file", "no-such.toml")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert (
        ended.stderr == 'There is no file "no-such.toml". Check the name after --practice-file.\n'
    )


def test_a_build_hides_no_fault_and_gives_the_same_bytes_every_time() -> None:
    command = tasks._pelican("output")
    assert command[command.index("--fatal") + 1] == "errors"
    assert tasks._environ()["PYTHONHASHSEED"] == "0"


def test_a_site_that_shrinks_is_allowed_in_the_same_words_as_a_practice_file(
    tmp_path: Path,
) -> None:
    assert tasks._settings("", None, True) == ["-e", "ALLOW_SHRINK=true"]
    file = tmp_path / "practice.toml"
    file.touch()
    assert len(tasks._settings(str(file), None, True)) == 3


def test_all_means_the_long_tests_and_more_examples(monkeypatch) -> None:
    asked: list[tuple] = []
    monkeypatch.delenv("BEFOREHAND_LONG", raising=False)
    monkeypatch.setattr(tasks, "_end_unless_well", lambda *words, env: asked.append((words, env)))
    for words in (["-k", "x"], ["--all", "-k", "x"]):
        monkeypatch.setattr(sys, "argv", ["tasks.py", "test", "--", *words])
        tasks.test.body(None)
    (some, some_env), (every, every_env) = asked
    assert "-m" not in some[2:]
    assert every[-4:] == ("-m", "", "-k", "x")
    assert "--all" not in every
    assert "BEFOREHAND_LONG" not in some_env
    assert every_env["BEFOREHAND_LONG"] == "1"


def test_rollback_without_a_site_before_ends_with_1_and_plain_words(tmp_path: Path) -> None:
    ended = run("rollback", "--output", str(tmp_path / "site"))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no earlier site to put back" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_and_build_to_another_folder_leave_output_alone(tmp_path: Path) -> None:
    before = mark_of(ROOT / "output")
    ended = run("build", "--output", str(tmp_path / "site"))
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "site" / "index.html").exists()
    assert mark_of(ROOT / "output") == before


def mark_of(folder: Path) -> tuple[int, int] | None:
    return (folder.stat().st_ino, folder.stat().st_mtime_ns) if folder.exists() else None


def test_clean_takes_the_site_and_caches_and_leaves_content(tmp_path: Path, monkeypatch) -> None:
    for name in (
        "output/x",
        ".output.building/x",
        ".output.previous/x",
        ".output.lock",
        ".cache/x",
        "content/x",
        ".venv/x",
        "plugins/p/__pycache__/x",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    tasks.clean.body(None)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"content/x", ".venv/x"}
