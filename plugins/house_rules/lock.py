"""One build at a time for a published folder: a lock that ends with its holder, however that ends.

The system holds the lock, not the file: when a program is killed, the system lets go, and the
next one takes over. What the file says is only for people.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import hashlib
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .refusal import BUSY, RefusedError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.1  # seconds between two tries
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
FAR_OUT = 1 << 20  # Windows locks bytes, and nobody could read those that say who holds the lock

_held: dict[Path, tuple[Path, int]] = {}


@dataclass(frozen=True)
class Lock:
    """The lock at a path."""

    path: Path

    @property
    def stand_in(self) -> Path:
        """Where the lock is when its drive has none, as some network drives: on this computer."""
        name = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:20]
        return Path(tempfile.gettempdir(), f"beforehand-{name}.lock")

    @property
    def is_held(self) -> bool:
        """Tell whether this program holds the lock."""
        return self.path in _held

    def take(self, patience: float) -> None:
        """Hold the lock from here on; wait for it up to `patience` seconds.

        Raises RefusedError with exit code 75, naming the holder, when it is not free by then, and
        OSError where no file can be written.
        """
        self.release()  # a build that broke off in this very program no longer writes
        until = time.monotonic() + patience
        told = False
        while not self._try():
            if time.monotonic() >= until:
                hint = "Wait until it has ended, then type the same again."
                raise RefusedError(f"{self._holder()} is at work on this folder.", hint, BUSY)
            if not told:
                words = (
                    f"{self._holder()} is at work on this folder. Waiting up to {patience:g} s …"
                )
                print(words, file=sys.stderr, flush=True)
                told = True
            time.sleep(PAUSE)

    def release(self) -> None:
        """Let the next one in. Does nothing where this program does not hold the lock."""
        if not self.is_held:
            return
        file, handle = _held.pop(self.path)
        # Windows keeps a file that is open; an old one does no harm.
        with contextlib.suppress(OSError):
            file.unlink()  # still held: who waits for this very file sees that it is gone
        os.close(handle)

    def _try(self) -> bool:
        try:
            return self._try_at(self.path)
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
            self.path.unlink(missing_ok=True)
        return self._try_at(self.stand_in)

    def _try_at(self, file: Path) -> bool:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not (_lock(handle) and _is_at(handle, file)):
                os.close(handle)
                return False
        except BaseException:
            os.close(handle)
            raise
        _held[self.path] = file, handle
        now = datetime.datetime.now().isoformat(" ", "seconds")
        os.ftruncate(handle, 0)
        os.write(handle, f"Another program (process {os.getpid()}, since {now})".encode())
        return True

    def _holder(self) -> str:
        """Return who has the lock and since when, as far as the file says."""
        for file in (self.path, self.stand_in):
            with contextlib.suppress(OSError, ValueError):
                if words := file.read_text(encoding="utf-8"):
                    return words
        return "Another program"


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, FAR_OUT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_at(handle: int, file: Path) -> bool:
    """Tell whether the open file is still the one at that path, not one that was removed."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False
