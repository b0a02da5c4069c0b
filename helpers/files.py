"""Writing a file whole or not at all, one process at a time, and the folder that a setting names.

Standard library only and in the syntax of Python 3.6: what installs the course uses it as well.
"""

import contextlib
import errno
import os
import tempfile
import time
import unicodedata


def write_whole(path, content):
    """Write `content` (bytes, or text as UTF-8 with \\n at line ends) to `path` in one step.

    A reader sees the old file or the new one, never a half. Whatever goes wrong, the old file stays as it was and
    nothing is left beside it. A link stays a link, permissions stay as they are.
    Raises OSError, which names `path`; a file that is read-only is refused (PermissionError).
    """
    target = os.path.realpath(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        _replace(target, data, _permissions(target))
    except OSError as error:  # it may name the unfinished file, which nobody knows
        raise OSError(error.errno, error.strerror or str(error), os.fspath(path)) from None


def _replace(target, data, permissions):
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, permissions)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(temporary)
        raise


def _permissions(path):
    """Those of the file, or what a new file gets here (mkstemp makes files that only their owner can read)."""
    try:
        mode = os.stat(path).st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
    if not (mode & 0o222 and os.access(path, os.W_OK)):  # the mode as well: an administrator has access to all files
        raise PermissionError(13, "it is read-only", path)
    return mode


@contextlib.contextmanager
def locked(path, announce=lambda: None, patience=float("inf")):
    """One process at a time in what follows. Another one waits, for `patience` seconds, and calls `announce` before.

    The operating system frees the lock of a process that has died, and of the programs that this process started
    meanwhile and left running: until they have ended, too, nobody else gets in. Where a file cannot be locked (some
    network drives, a read-only folder) everyone gets in at once.
    """
    try:
        file = open(path, "ab")  # noqa: SIM115 (it is closed below)
    except OSError:
        yield
        return
    with file:
        os.set_inheritable(file.fileno(), True)
        waits, give_up = False, time.monotonic() + patience
        while _is_taken(file) and time.monotonic() < give_up:
            if not waits:
                announce()
            waits = True
            time.sleep(0.1)
        yield


def _is_taken(file):
    """Try to lock an open file; True if another process has it. It is freed when the file is closed."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # is there on Windows only
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return False


def folder_named(setting):
    """The absolute path that a setting such as MNIST_DIR names, "" if it names none.

    What stands around it without being seen does not count: quotes, which Windows keeps, the line ends of a file with
    settings, blanks and the marks that come along when a path is copied.
    """
    unseen = "".join(sign for sign in setting if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Zs"))
    path = setting.strip('"' + unseen)
    return os.path.abspath(os.path.expanduser(path)) if path else ""
