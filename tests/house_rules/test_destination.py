"""A site goes into a folder of its own, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_rules.destination import refuse_unsafe
from house_rules.refusal import RefusedError
from house_rules.stage import Stage

pytestmark = pytest.mark.fault("where to write")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with sources, in which the person stands, and a home beside it."""
    for name in ("home", "project/content/articles", "project/theme", "project/plugins"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return tmp_path / "project"


def refuse(folder: Path, project: Path) -> str:
    """Return the words with which a folder is refused; fail where it is not."""
    before = sorted(project.rglob("*"))
    stage = Stage(folder, tuple(project / name for name in ("content", "theme", "plugins")))
    with pytest.raises(RefusedError) as refusal:
        stage.set_up()
    assert refusal.value.exit_code == 1
    assert sorted(project.rglob("*")) == before
    assert str(refusal.value).count("\n    hint: ") == str(refusal.value).count("\n") == 1
    return str(refusal.value)


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/", "no folder to publish in"),
        ("{home}", "no folder to publish in"),
        ("{home}/..", "no folder to publish in"),
        ("{project}", "no folder to publish in"),
        ("{project}/..", "no folder to publish in"),
        ("{project}/content", "holds content/"),
        ("{project}/content/site", "lies in content/"),
        ("{project}/content/articles/../site", "lies in content/"),
        ("{project}/theme/site", "lies in theme/"),
        ("{project}/plugins/new/site", "lies in plugins/"),
    ],
)
def test_a_folder_that_is_not_for_sites_is_refused(project: Path, folder: str, told: str) -> None:
    path = Path(folder.format(home=project.parent / "home", project=project))
    assert told in refuse(path, project)


def test_the_project_is_refused_from_wherever_it_is_built(project: Path, monkeypatch) -> None:
    monkeypatch.chdir(project.parent / "home")
    assert "holds content/" in refuse(project, project)


def test_a_folder_with_other_files_is_refused_and_kept(project: Path) -> None:
    (project / "output" / "theme" / "css").mkdir(parents=True)
    (project / "output" / "theme" / "css" / "main.css").write_text("mine")  # as Pelican's own theme
    assert "not a site of ours" in refuse(project / "output", project)
    assert (project / "output" / "theme" / "css" / "main.css").read_text() == "mine"


def test_a_site_into_which_somebody_put_a_hidden_folder_is_refused(project: Path) -> None:
    (project / "output" / "theme" / "css").mkdir(parents=True)
    (project / "output" / "theme" / "css" / "main.0123456789.css").touch()
    refuse_unsafe(project / "output")
    (project / "output" / ".git").mkdir()
    assert "holds .git, which no build has put there" in refuse(project / "output", project)


def test_a_file_or_a_link_in_place_of_the_folder_is_refused(project: Path) -> None:
    (project / "file").write_text("")
    assert "is a file" in refuse(project / "file", project)
    for name, target in (("link", project.parent / "home"), ("broken", project / "nowhere")):
        (project / name).symlink_to(target)
        assert "is a link" in refuse(project / name, project)


@pytest.mark.parametrize("left", [(), (".DS_Store", "Thumbs.db")])
def test_an_empty_folder_is_fine_also_with_what_systems_leave_there(project, left) -> None:
    stage = Stage(project / "output")
    stage.published.mkdir()
    for name in left:
        (stage.published / name).touch()
    stage.set_up()
    (stage.building / "theme" / "css").mkdir(parents=True)
    (stage.building / "theme" / "css" / "main.0123456789.css").touch()
    stage.publish()
    stage.take_down()
    assert stage.has_site


def test_a_folder_that_is_not_there_yet_is_made_with_those_above_it(project: Path) -> None:
    stage = Stage(project / "sites" / "mine")
    stage.set_up()
    assert stage.building.is_dir()
    stage.take_down()
