"""One build at a time."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from house_rules import lock as lock_module
from house_rules.lock import Lock
from house_rules.refusal import RefusedError

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.fault("two builds at once")
HOLD = """
import sys, time
from pathlib import Path
from house_rules.lock import Lock
Lock(Path(sys.argv[1])).take(0)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
Lock(Path(sys.argv[1])).release()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[Lock]:
    made = Lock(tmp_path / ".output.lock")
    yield made
    made.release()


@pytest.fixture
def hold(lock: Lock) -> Iterator[Callable[[float], subprocess.Popen[str]]]:
    """Return a function that lets another program hold the lock for so many seconds."""
    started: list[subprocess.Popen[str]] = []

    def start(seconds: float) -> subprocess.Popen[str]:
        words = [sys.executable, "-c", HOLD, str(lock.path), str(seconds)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
        started.append(subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True))
        assert started[-1].stdout
        assert started[-1].stdout.readline() == "held\n"
        return started[-1]

    yield start
    for program in started:
        program.kill()
        program.wait()
        assert program.stdout
        program.stdout.close()


def test_who_comes_second_is_told_who_holds_the_lock_and_since_when(lock, hold) -> None:
    holder = hold(60)
    with pytest.raises(RefusedError) as refusal:
        lock.take(0)
    assert refusal.value.exit_code == 75
    words = (
        rf"Another program \(process {holder.pid}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d\) is at"
    )
    assert re.match(words, str(refusal.value))
    assert "hint: Wait until it has ended" in str(refusal.value)


def test_who_comes_second_waits_and_says_so_once(lock, hold, capsys) -> None:
    hold(0.6)
    started = time.monotonic()
    lock.take(20)
    assert 0.2 < time.monotonic() - started < 15
    assert capsys.readouterr().err.count("Waiting up to 20 s …") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)])
def test_the_lock_of_a_program_that_is_gone_is_free_at_once(lock, hold, number) -> None:
    holder = hold(60)
    holder.send_signal(number)
    holder.wait()
    assert lock.path.exists(), "it could not clean up"
    lock.take(0)
    assert f"process {os.getpid()}," in lock.path.read_text()


def test_a_lock_that_is_let_go_leaves_no_file(lock: Lock) -> None:
    lock.take(0)
    lock.release()
    assert not lock.path.exists()


def test_a_lock_file_that_somebody_removed_still_lets_one_in_at_a_time(lock, hold) -> None:
    hold(60)
    lock.path.unlink()
    lock.take(0)  # nothing can be known of the other one any more
    with pytest.raises(AssertionError):
        hold(60)


def test_a_build_that_broke_off_in_this_program_does_not_shut_out_the_next(lock: Lock) -> None:
    lock.take(0)
    lock.take(0)
    lock.release()
    lock.release()


def test_where_a_drive_has_no_locks_one_on_this_computer_stands_in(lock, monkeypatch) -> None:
    real = lock_module._lock

    def no_locks_there(handle: int) -> bool:
        if os.path.samestat(os.fstat(handle), lock.path.stat()) if lock.path.exists() else False:
            raise OSError(errno.ENOLCK, "No locks available")
        return real(handle)

    monkeypatch.setattr(lock_module, "_lock", no_locks_there)
    lock.take(0)
    assert not lock.path.exists()
    assert "process" in lock.stand_in.read_text()
    lock.release()
    assert not lock.stand_in.exists()
