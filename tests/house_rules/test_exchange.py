"""An exchange is done whole or not at all, also when it is cut off at any step of it."""

from __future__ import annotations

import contextlib
import shutil
import threading
from pathlib import Path

import pytest
from house_rules import stage as stage_module
from house_rules.exchange import trade_places
from house_rules.refusal import RefusedError
from house_rules.stage import Stage

pytestmark = pytest.mark.fault("any build at all")
CUT_OFF = "kill, terminate, Ctrl-C, power, full disk, read-only, file-size limit"
STYLESHEET = "theme/css/main.0123456789.css"
WAYS = pytest.mark.parametrize("one_step", [True, False], ids=["one step", "renames"])


class CutOffError(BaseException):
    """Stands in for a kill or the power: nothing after it happens."""


def fill(folder: Path, name: str) -> None:
    """Make a small whole site in a folder."""
    for file in ("index.html", "about/index.html", STYLESHEET):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(name)


def read(folder: Path) -> str:
    """Return the name of the site in a folder, or what is wrong with it."""
    if not folder.exists():
        return "missing"
    said = {path.read_text() for path in folder.rglob("*") if path.is_file()}
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    return said.pop() if len(said) == 1 and count == 3 else "broken"


def publish(stage: Stage, name: str) -> None:
    stage.set_up()
    fill(stage.building, name)
    stage.publish()
    stage.take_down()


@pytest.fixture
def stage(tmp_path: Path, one_step: bool) -> Stage:
    """A stage after two builds."""
    made = Stage(tmp_path / "output", one_step=one_step)
    publish(made, "first")
    publish(made, "second")
    return made


def beside(stage: Stage) -> set[str]:
    return {path.name for path in stage.published.parent.iterdir()}


@WAYS
def test_the_site_before_is_kept_and_nothing_else(stage: Stage) -> None:
    assert (read(stage.published), read(stage.previous)) == ("second", "first")
    publish(stage, "third")
    assert (read(stage.published), read(stage.previous)) == ("third", "second")
    assert beside(stage) == {"output", ".output.previous"}


@WAYS
def test_a_rollback_brings_the_site_before_and_a_second_one_brings_the_new_one(stage) -> None:
    for sites in [("first", "second"), ("second", "first")]:
        stage.roll_back()
        stage.take_down()
        assert (read(stage.published), read(stage.previous)) == sites
    assert beside(stage) == {"output", ".output.previous"}


@WAYS
def test_a_rollback_brings_a_site_that_somebody_removed(stage: Stage) -> None:
    shutil.rmtree(stage.published)
    stage.roll_back()
    assert read(stage.published) == "first"


@WAYS
def test_without_a_site_before_a_rollback_says_so_and_changes_nothing(tmp_path, one_step) -> None:
    stage = Stage(tmp_path / "output", one_step=one_step)
    publish(stage, "only")
    with pytest.raises(RefusedError, match="no earlier site"):
        stage.roll_back()
    stage.take_down()
    assert read(stage.published) == "only"
    assert beside(stage) == {"output"}


def cut_off_at(step: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let everything end before that step of an exchange; return a list that counts the steps."""
    steps = [0]
    rename, remove = Path.rename, shutil.rmtree

    def take_step() -> None:
        steps[0] += 1
        if steps[0] == step:
            raise CutOffError

    def counted_rename(path: Path, target: Path) -> Path:
        take_step()
        return rename(path, target)

    def counted_trade(one: Path, other: Path) -> bool:
        take_step()
        return trade_places(one, other)

    def counted_remove(folder: Path, ignore_errors: bool) -> None:
        if Path(folder).exists():
            take_step()
            for file in list(Path(folder).rglob("index.html"))[:1]:
                file.unlink()  # a removal that is cut off leaves half of the folder
            take_step()
        remove(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(Path, "rename", counted_rename)
    monkeypatch.setattr(stage_module, "trade_places", counted_trade)
    monkeypatch.setattr(stage_module.shutil, "rmtree", counted_remove)
    return steps


def publish_third(stage: Stage) -> None:
    stage.set_up()
    fill(stage.building, "third")
    stage.publish()


def fail_third(stage: Stage) -> None:
    stage.set_up()
    fill(stage.building / "half", "third")
    stage.take_down()


@pytest.mark.fault(CUT_OFF)
@WAYS
@pytest.mark.parametrize("work", [publish_third, fail_third, Stage.roll_back])
def test_cut_off_at_any_step_the_next_build_finds_both_sites_whole(
    tmp_path: Path, one_step: bool, work
) -> None:
    step, cut = 0, True
    while cut:
        step += 1
        stage = Stage(tmp_path / f"site-{step}" / "output", one_step=one_step)
        publish(stage, "first")
        publish(stage, "second")
        with pytest.MonkeyPatch.context() as patch:
            steps = cut_off_at(step, patch)
            try:
                work(stage)
            except CutOffError:
                pass
            else:
                cut = steps[0] >= step
        if one_step:
            assert read(stage.published) in {"first", "second", "third"}, step
        stage.set_up()  # the next build
        stage.take_down()
        published, previous = read(stage.published), read(stage.previous)
        assert (published, previous) in {
            ("second", "first"),
            ("first", "second") if work is Stage.roll_back else ("third", "second"),
        }, step
        assert beside(stage) <= {"output", ".output.previous"}, step
    assert step > 1, "it was cut off at some steps"


@pytest.mark.fault(CUT_OFF)
@WAYS
def test_a_first_build_that_is_cut_off_never_leaves_half_a_site(tmp_path, one_step) -> None:
    for step in range(1, 4):
        stage = Stage(tmp_path / f"site-{step}" / "output", one_step=one_step)
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(CutOffError):
            cut_off_at(step, patch)
            publish_third(stage)
        stage.set_up()
        stage.take_down()
        assert read(stage.published) in {"missing", "third"}


@WAYS
def test_when_the_second_rename_fails_the_old_site_is_back_at_once(stage, monkeypatch) -> None:
    """As on Windows, when another program has a file of the new site open."""
    rename = Path.rename

    def refuse_ready(path: Path, target: Path) -> Path:
        if "ready" in path.name and target.name == "output":
            raise PermissionError(13, "in use", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_ready)
    monkeypatch.setattr(stage_module, "trade_places", lambda *_: False)
    with pytest.raises(PermissionError):
        publish_third(stage)
    stage.take_down()
    assert (read(stage.published), read(stage.previous)) == ("second", "first")
    assert beside(stage) == {"output", ".output.previous"}


def test_a_disk_without_the_one_step_gets_renames(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(stage_module, "trade_places", lambda *_: False)
    stage = Stage(tmp_path / "output")
    for name in ("first", "second", "third"):
        publish(stage, name)
    assert (read(stage.published), read(stage.previous)) == ("third", "second")


def test_a_failed_one_step_is_an_error_not_a_silence(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        trade_places(tmp_path / "one", tmp_path / "no such folder")


def test_a_site_whose_folder_was_made_read_only_is_replaced_all_the_same(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "output")
    for name in ("first", "second", "third"):
        publish(stage, name)
        for folder in [stage.published, *stage.published.rglob("*")]:
            folder.chmod(0o555 if folder.is_dir() else 0o444)
    assert beside(stage) == {"output", ".output.previous"}


def test_a_visitor_meets_no_hole_while_sites_are_exchanged(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "output")
    publish(stage, "site 0")
    holes, looks, done = [], [0], threading.Event()

    def look() -> None:
        while not done.is_set():
            for file in ("index.html", "about/index.html", STYLESHEET):
                looks[0] += 1
                try:
                    if not (stage.published / file).read_text().startswith("site"):
                        holes.append(file)
                except OSError as error:
                    holes.append(str(error))

    visitor = threading.Thread(target=look)
    visitor.start()
    for number in range(1, 41):
        publish(stage, f"site {number}")
    done.set()
    visitor.join()
    assert holes == []
    assert looks[0] > 100
    assert read(stage.published) == "site 40"
