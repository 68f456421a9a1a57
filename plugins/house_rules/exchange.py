"""Two folders trade places in one step, where the system and the disk can do that.

Linux has renameat2, macOS renamex_np. Python has neither, so they are called in the C library.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are seen from where the program stands
RENAME_EXCHANGE = 2  # Linux
RENAME_SWAP = 2  # macOS
CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP}


def trade_places(one: Path, other: Path) -> bool:
    """Let two folders trade places in one step: nobody ever finds one of the names empty.

    False, with nothing changed, where there is no such step. Raises OSError when it fails.
    """
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            call = ctypes.CDLL(None, use_errno=True).renameat2
            failed = call(HERE, paths[0], HERE, paths[1], ctypes.c_uint(RENAME_EXCHANGE))
        elif sys.platform == "darwin":
            call = ctypes.CDLL(None, use_errno=True).renamex_np
            failed = call(paths[0], paths[1], ctypes.c_uint(RENAME_SWAP))
        else:
            return False
    except AttributeError:  # an older or a smaller C library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
