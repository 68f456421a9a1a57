"""Several practices from one library, as a person makes and builds them."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from workshop.practices import TIME_ZONES, PracticeError, Practices

ROOT = Path(__file__).parent.parent
PARTS = ("content", "plugins", "theme", "workshop")
FILES = ("tasks.py", "practice.toml", "pelicanconf.py", "publishconf.py")


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "tasks.py"), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=240,
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the whole project, without its sites."""
    for name in PARTS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (*FILES, "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    if not (ROOT / ".venv").exists():
        run(ROOT, "build", "--output", str(tmp_path / "first"))  # sets itself up
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path


def start(library: Path, name: str, country: str, *more: str) -> None:
    email = f"hello@{name.lower()}.org"
    made = run(
        library, "new", "practice", "--name", name, "--country", country, "--email", email, *more
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need a right there that few people have")
def test_three_practices_are_built_in_one_go_each_whole_and_none_holds_another(library) -> None:
    start(library, "Aldergrove", "us", "--phone", "+1 617 555 0199")
    start(library, "Birchgrove", "gb", "--phone", "020 7946 0321", "--color", "#884422")
    start(library, "Cedargrove", "nz")
    built = run(library, "build", "--all-practices")
    assert built.returncode == 0, built.stderr
    assert "3 of 3 practices were built." in built.stdout
    phones = {
        "aldergrove": "tel:+1-617-555-0199",
        "birchgrove": "tel:+44-20-7946-0321",
        "cedargrove": "",
    }
    sites = {slug: library / f"output-{slug}" for slug in phones}
    pages = {
        slug: {
            page.relative_to(site).as_posix()
            for page in site.rglob("*.html")
            if page.parent.parent.name != "what-stays-private"  # each has those of other places
        }
        for slug, site in sites.items()
    }
    assert pages["aldergrove"] == pages["birchgrove"] == pages["cedargrove"]
    assert len(pages["aldergrove"]) > 25
    for slug, site in sites.items():
        text = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
        assert slug.capitalize() in text
        for other, phone in phones.items():
            assert other == slug or (
                other.capitalize() not in text and (not phone or phone not in text)
            )
        for invented in ("Tern Hollow", "Calloway", "Linden Street", "demonstration"):
            assert invented not in text
    assert not (library / "output").exists()

    (library / "practices" / "birchgrove" / "practice.toml").write_text(
        'name = "B"\n', encoding="utf-8"
    )
    before = (library / "output-birchgrove").stat().st_ino
    again = run(library, "build", "--all-practices")
    assert again.returncode == 1
    assert "2 of 3 practices were built." in again.stdout
    assert 'practices/birchgrove/practice.toml:1: "country" is missing' in again.stderr
    assert "Not built: birchgrove." in again.stderr
    assert (library / "output-birchgrove").stat().st_ino == before

    cleaned = run(library, "clean")
    assert cleaned.returncode == 0
    assert not [path for path in library.iterdir() if path.name.startswith("output")]
    assert (library / "practices" / "cedargrove" / "practice.toml").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there that few people have")
def test_one_practice_has_pictures_of_its_own(library: Path) -> None:
    start(library, "Alder", "us")
    folder = library / "practices" / "alder"
    (folder / "images").mkdir()
    (folder / "images" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "images" / "other.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    text = (folder / "practice.toml").read_text(encoding="utf-8")
    (folder / "practice.toml").write_text(text.replace('#logo = "logo.svg"', 'logo = "logo.svg"'))
    built = run(library, "build", "--practice", "alder")
    assert built.returncode == 0, built.stderr
    assert [p.name for p in (library / "output-alder" / "images").iterdir()] == ["logo.svg"]


@pytest.fixture
def two(tmp_path: Path) -> Practices:
    for slug in ("birch", "alder", ".hidden"):
        (tmp_path / "practices" / slug).mkdir(parents=True)
        (tmp_path / "practices" / slug / "practice.toml").touch()
    return Practices(tmp_path)


def test_practices_are_found_by_name(two: Practices) -> None:
    assert [one.slug for one in two.all()] == ["alder", "birch"]
    assert two.named("birch").output == "output-birch"


@pytest.mark.parametrize(
    ("slug", "told"), [("brich", 'Did you mean "birch"?'), ("x", "There are: alder, birch.")]
)
def test_an_unknown_practice_names_the_likely_one(two: Practices, slug: str, told: str) -> None:
    with pytest.raises(PracticeError) as problem:
        two.named(slug)
    assert told in str(problem.value)


def test_where_there_is_none_the_way_to_start_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="new practice"):
        Practices(tmp_path).all()


def test_every_country_has_a_time_zone_and_help_lines() -> None:
    assert Practices(ROOT).countries() == list(TIME_ZONES)


def test_a_practice_is_laid_over_practice_toml(two: Practices) -> None:
    option, file, base = tasks._settings("", two.named("alder"))
    assert option == "-e"
    assert file.endswith('practices/alder/practice.toml"')
    assert base == f'PRACTICE_BASE="{ROOT / "practice.toml"}"'


def test_a_practice_and_a_file_cannot_both_be_named() -> None:
    ended = run(ROOT, "build", "--practice", "a", "--practice-file", "practice.toml")
    assert ended.returncode == 2
    assert "not both" in ended.stderr


def test_a_new_practice_without_a_name_says_what_to_type() -> None:
    ended = run(ROOT, "new", "practice")
    assert ended.returncode == 2
    assert "Add --name" in ended.stderr


def test_today_is_the_day_in_the_practice_s_time_zone(tmp_path: Path) -> None:
    practices = Practices(tmp_path)
    assert practices.today() == datetime.date.today()  # no file yet
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart
        (tmp_path / "practice.toml").write_text(f'time_zone = "{zone}"\n', encoding="utf-8")
        days.add(practices.today())
    assert len(days) == 2
    (tmp_path / "practice.toml").write_text('time_zone = "Mars/Base"\n', encoding="utf-8")
    assert practices.today() == datetime.date.today()
