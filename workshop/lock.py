"""One program at a time: a lock that the system itself lets go when its holder ends."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextlib.contextmanager
def only_one(path: Path, *, waiting: str) -> Iterator[None]:
    """Hold the lock at `path` while the block runs; say `waiting` once while another has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        told = False
        while not _take(handle):
            if not told:
                print(waiting, "Waiting …", file=sys.stderr, flush=True)
                told = True
            time.sleep(0.2)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
