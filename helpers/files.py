"""Writing a file whole or not at all. Standard library only: what installs the course uses it as well."""

import contextlib
import os
import tempfile


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
