"""A built site made ready to last: a web server may read it, and the disk has all of it."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDER, FILE = 0o755, 0o644  # a web server runs as another user
CANNOT = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}  # some network drives
AT_ONCE = 8  # a disk saves several files in the time of two


def settle(site: Path) -> None:
    """Give every folder and file its rights, and wait until the disk has them.

    Without this, power that fails after the exchange could leave a site of empty files. Raises
    OSError: a full disk may show itself only here.
    """
    paths: list[Path] = []
    for folder, _, names in os.walk(site):
        os.chmod(folder, FOLDER)
        files = [path for name in names if not (path := Path(folder, name)).is_symlink()]
        for file in files:
            os.chmod(file, FILE)
        paths += [*files, Path(folder)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(save, paths))


def save(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder. Raises OSError."""
    windows = os.name == "nt"
    if windows and path.is_dir():
        return  # it has no such call for a folder
    handle = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
    finally:
        os.close(handle)
