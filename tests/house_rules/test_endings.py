"""However a build ends: exit code and words say how, and the published site is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

CUT_OFF = "kill, terminate, Ctrl-C, power, full disk, read-only, file-size limit"
UNTOUCHED = "Nothing was published; the last good site is untouched."
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and limits")


# Signals


@posix
@pytest.mark.fault(CUT_OFF)
@pytest.mark.parametrize(
    ("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", -9)]
)
def test_a_build_that_is_stopped_says_so_and_the_next_one_cleans_up(
    published, prints, name: str, code: int
) -> None:
    workplace, before = published
    building = workplace.folder / ".output.building"
    with workplace.start() as build:
        while not building.exists():
            time.sleep(0.005)
        build.send_signal(getattr(signal, name))
        _, errors = build.communicate(timeout=30)
    assert build.returncode == code
    assert prints(workplace.output) == before
    if name != "SIGKILL":
        assert errors == f"Stopped. {UNTOUCHED}\n"
        assert workplace.beside == set()
        return
    assert workplace.build() == (0, "")
    assert prints(workplace.output) != before
    assert prints(workplace.previous) == before
    assert workplace.beside == {".output.previous"}


@posix
@pytest.mark.fault(CUT_OFF)
def test_a_build_under_nohup_outlives_its_terminal(workplace) -> None:
    with workplace.start(around=["nohup"]) as build:
        while not (workplace.folder / ".output.building").exists():
            time.sleep(0.005)
        build.send_signal(signal.SIGHUP)
        build.communicate(timeout=60)
    assert build.returncode == 0


# The disk


def on_a_disk(folder: Path, limit: str) -> list[str]:
    """Return the words that let a program see a small disk in place of a folder.

    The disk starts with what the folder holds, and is then limited; what is on it at the end is
    in the folder's namesake with .after. Skips the test where this user may not do that.
    """
    unshare = shutil.which("unshare")
    rights = ["-m"] if os.geteuid() == 0 else ["-rm"]
    if not unshare or subprocess.run([unshare, *rights, "true"], capture_output=True).returncode:
        pytest.skip("this user may not mount a disk")
    steps = [
        'cp -a "$0" "$0.before" && mount -t tmpfs -o size=20m none "$0" && cp -a "$0.before/." "$0"',
        f'{limit} && "$@"; code=$?; cp -a "$0" "$0.after"; exit $code',
    ]
    return [unshare, *rights, "sh", "-c", " && ".join(steps), str(folder)]


@posix
@pytest.mark.fault(CUT_OFF)
@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            'mount -o remount,size=$(($(du -sk "$0" | cut -f1) + 100))k "$0"',
            "there is no room left on the disk",
        ),
        ('mount -o remount,ro "$0"', "this disk can only be read"),
    ],
    ids=["full", "read-only"],
)
def test_a_full_or_read_only_disk_is_named_and_the_site_stays(
    workplace, first_site, prints, limit: str, told: str
) -> None:
    workplace.site = "disk/output"
    shutil.copytree(first_site, workplace.output)
    before = prints(workplace.output)
    workplace.write(workplace.say("Other words."))
    disk = workplace.output.parent
    code, errors = workplace.build(around=on_a_disk(disk, limit))
    assert code == 1
    assert told in errors
    assert errors.count("\n    hint: ") == 1
    assert errors.endswith(f"{UNTOUCHED}\n")
    assert prints(disk.with_name("disk.after") / "output") == before
    assert [path.name for path in disk.with_name("disk.after").iterdir()] == ["output"]


@posix
@pytest.mark.fault(CUT_OFF)
def test_a_limit_on_the_size_of_files_is_named_and_the_site_stays(published, prints) -> None:
    workplace, before = published
    limited = ["sh", "-c", 'ulimit -f 16 && exec "$0" "$@"']  # 8 KB: less than a page
    code, errors = workplace.build(around=limited)
    assert code == 1
    assert "larger than a file may be here\n    hint: Raise the limit" in errors
    assert errors.endswith(f"{UNTOUCHED}\n")
    assert prints(workplace.output) == before
    assert workplace.beside == set()


# Two builds at once


@pytest.mark.fault("two builds at once")
def test_of_two_builds_at_once_the_second_waits_or_ends_with_75(workplace, prints) -> None:
    first = workplace.start()
    while not (workplace.folder / ".output.building").exists():
        time.sleep(0.005)
    with first, workplace.start() as patient:
        code, errors = workplace.build(LOCK_PATIENCE=0)
        assert code == 75
        assert f"(process {first.pid}, since" in errors
        assert errors.endswith("Nothing was published; there is no site yet.\n")
        _, waited = patient.communicate(timeout=60)
        first.communicate(timeout=60)
    assert (first.returncode, patient.returncode) == (0, 0)
    assert f"(process {first.pid}, since" in waited
    assert "Waiting up to 30 s …" in waited
    assert prints(workplace.output) == prints(workplace.previous), "same input, same bytes"
    assert workplace.beside == {".output.previous"}


# Rights


@posix
@pytest.mark.fault("any build at all")
def test_a_web_server_may_read_the_site_whatever_the_umask(workplace) -> None:
    code, _ = workplace.build(around=["sh", "-c", 'umask 077 && exec "$0" "$@"'])
    assert code == 0
    found = [workplace.output, *workplace.output.rglob("*")]
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in found}
    assert rights == {(True, 0o755), (False, 0o644)}


# Rollback


@pytest.mark.fault("any build at all")
def test_rollback_ends_with_plain_words(published, prints) -> None:
    workplace, before = published
    code, said = workplace.rollback()
    assert code == 1
    assert "There is no earlier site to put back" in said
    assert workplace.build() == (0, "")
    code, said = workplace.rollback()
    assert (code, prints(workplace.output)) == (0, before)
    assert said.startswith("The site before the last build is in output/ again: ")
    assert workplace.beside == {".output.previous"}


# Shrinking


@pytest.mark.fault("the site shrinks")
def test_a_site_that_loses_over_a_fifth_of_its_pages_is_published_only_when_told(
    published, prints
) -> None:
    workplace, _ = published
    count = sum(name.endswith(".html") for name in prints(workplace.output))
    for number in range(count // 4 + 1):
        page = workplace.output / f"page-{number}.html"
        page.touch()
    before = prints(workplace.output)
    code, errors = workplace.build()
    assert code == 1
    assert f"The new site has {count} pages, the published one has {count + number + 1}" in errors
    assert "--allow-shrink" in errors
    assert errors.endswith(f"{UNTOUCHED}\n")
    assert prints(workplace.output) == before
    assert workplace.build(ALLOW_SHRINK=True) == (0, "")
