"""The course's own copy of MNIST: where it is kept, how it is fetched, what happens when that fails.

Nothing is sent anywhere: four files are asked for by name, from one of two public mirrors. Each is verified before it
gets its name, so that no other notebook can ever see half a file.
"""

import contextlib
import os
import queue
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from helpers import mnist_files
from helpers.files import locked
from helpers.mnist_files import FILES, MnistFileError

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
COURSE_FOLDER = Path(__file__).resolve().parent.parent / "data" / "mnist"
FIRST_ANSWER = 3.5  # seconds until a mirror must have begun to answer; with the imports, a dead network costs under 5
SILENCE = 12.0  # seconds without a single byte before a download under way is tried anew: once, then it is given up
PATIENCE = 600.0  # seconds to wait for another notebook that is downloading, before doing it oneself


class DownloadError(OSError):
    """MNIST could not be fetched. `damaged` lists what was wrong with files of an earlier download."""

    def __init__(self, reason: str, damaged: tuple[str, ...] = ()):
        super().__init__(reason)
        self.damaged = damaged


def load_or_download() -> dict[str, np.ndarray]:
    """The four arrays of the full set, from the course's own copy if there is one, else from the network.

    Damaged files of an earlier download are set aside under a dated name and fetched again.
    Raises DownloadError, at the latest 5 s after the start if the network cannot be reached.
    """
    for folder in _own_folders():
        arrays, _ = _read_own(folder)
        if len(arrays) == len(FILES):
            return arrays

    folder = _writable_folder()
    damaged: dict[Path, str] = {}
    try:
        with _locked(folder):  # another notebook may be downloading right now: then this waits, and finds its files
            arrays, damaged = _read_own(folder)
            for path in damaged:
                os.replace(path, path.with_name(f"{path.name}.damaged-{datetime.now():%Y-%m-%d-%H%M%S}"))
        if len(arrays) == len(FILES):
            return arrays
        mirrors = _answering_mirrors()  # outside of the lock: two notebooks without a network give up side by side
        with _locked(folder):
            return _fetch_missing(folder, mirrors)
    except OSError as error:
        raise DownloadError(str(error), tuple(damaged.values())) from error


def _own_folders() -> Iterator[Path]:
    yield COURSE_FOLDER
    import pooch  # a tenth of a second that a course with its own copy in place need not wait

    yield Path(pooch.os_cache("digits-course")) / "mnist"


def _writable_folder() -> Path:
    for folder in _own_folders():
        with contextlib.suppress(OSError):
            if folder != COURSE_FOLDER:
                folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(exist_ok=True)  # without parents: where there is no data/, this is not the course's folder
            with open(folder / "download.lock", "ab"):
                return folder
    raise DownloadError(f"neither {' nor '.join(map(_shown, _own_folders()))} can be written to")


def _shown(folder: Path) -> str:
    return "data/mnist" if folder == COURSE_FOLDER else str(folder)


def _read_own(folder: Path) -> tuple[dict[str, np.ndarray], dict[Path, str]]:
    """What is good in a folder of ours, by key, and what is not: path and fault."""
    arrays, damaged = {}, {}
    for key in FILES:
        path = mnist_files.find(folder, key)
        if path is not None:
            try:
                arrays[key] = mnist_files.read(path, key)
            except MnistFileError as error:
                damaged[path] = str(error)
    return arrays, damaged


def _answering_mirrors() -> list[str]:
    """All mirrors, the one that answered first in front. Raises DownloadError if none does in time.

    A dead name server or a host that swallows every packet can hold a request for minutes, whatever its timeout says.
    So each mirror is asked in a thread of its own, which is left behind when time is up.
    """
    import requests

    answers: queue.SimpleQueue[tuple[str, Exception | None]] = queue.SimpleQueue()

    def knock(mirror: str) -> None:
        try:
            with requests.get(_address(mirror, "test_labels"), stream=True, timeout=FIRST_ANSWER) as response:
                response.raise_for_status()
            answers.put((mirror, None))
        except Exception as error:  # whatever it is, the thread that waits must hear of it
            answers.put((mirror, error))

    deadline = time.monotonic() + FIRST_ANSWER
    for mirror in MIRRORS:
        threading.Thread(target=knock, args=(mirror,), daemon=True).start()
    faults = {mirror: "no answer" for mirror in MIRRORS}
    with contextlib.suppress(queue.Empty):
        for _ in MIRRORS:
            mirror, error = answers.get(timeout=max(0.0, deadline - time.monotonic()))
            if error is None:
                return [mirror, *(other for other in MIRRORS if other != mirror)]
            faults[mirror] = _reason(error)
    raise DownloadError(_by_host(faults))


def _fetch_missing(folder: Path, mirrors: list[str]) -> dict[str, np.ndarray]:
    arrays, _ = _read_own(folder)
    if len(arrays) == len(FILES):  # another notebook was faster
        return arrays
    print(f"Downloading MNIST (about 11 MB, only this once) to {_shown(folder)}")
    for leftover in folder.glob("unfinished-*"):  # of a download that was killed
        if time.time() - leftover.stat().st_mtime > 3600:
            shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="unfinished-", dir=folder, ignore_cleanup_errors=True) as unfinished:
        for key in FILES:
            if key not in arrays:
                _fetch(key, Path(unfinished), mirrors)
                name = FILES[key].name + ".gz"
                os.replace(Path(unfinished) / name, folder / name)
                arrays[key] = mnist_files.read(folder / name, key)
    return arrays


def _fetch(key: str, folder: Path, mirrors: list[str]) -> None:
    """Fetch one file from the first mirror that delivers it whole. A mirror that fails goes to the end of the list."""
    import pooch
    import requests

    name = FILES[key].name + ".gz"
    pooch.get_logger().setLevel("WARNING")  # the progress bar says enough
    faults, silences = {}, 0
    for mirror in [mirror for mirror in mirrors for _ in range(2)]:
        fetcher = pooch.create(folder, base_url=mirror, registry={name: None})
        try:
            fetcher.fetch(name, downloader=partial(_download_verified, key))
            return
        except (OSError, ValueError) as error:
            faults[mirror] = _reason(error)
            silences += isinstance(error, requests.Timeout)
            if mirrors[0] == mirror:
                mirrors.append(mirrors.pop(0))
            if silences == 2:
                break
    raise DownloadError(f"{name}: {_by_host(faults)}")


def _download_verified(key: str, address: str, file: str, fetcher) -> None:
    """A downloader for pooch, which moves the file into place only if this returns and tries again if it raises."""
    import pooch
    from tqdm.auto import tqdm

    # pooch puts the true total in; it must have one before, since a tqdm without a total has no truth value
    with tqdm(desc=FILES[key].holds, total=1, unit="B", unit_scale=True, leave=False, delay=0.3) as progress:
        download = pooch.HTTPDownloader(progress, chunk_size=8192, timeout=(FIRST_ANSWER, SILENCE))
        download(address, file, fetcher)
    try:
        mnist_files.read(Path(file), key)
    except MnistFileError as error:
        raise MnistFileError(str(error).replace(str(file), "what it sent")) from None


def _locked(folder: Path) -> contextlib.AbstractContextManager[None]:
    waiting = "Another notebook is downloading MNIST. Waiting for it."
    return locked(folder / "download.lock", lambda: print(waiting), PATIENCE)


def _address(mirror: str, key: str) -> str:
    return f"{mirror}{FILES[key].name}.gz"


def _by_host(faults: dict[str, str]) -> str:
    return "; ".join(f"{urlsplit(mirror).netloc}: {fault}" for mirror, fault in faults.items())


def _reason(error: Exception) -> str:
    """A failure in a few plain words. requests' own messages run over several lines of classes in brackets."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"it answered {error.response.status_code}"
    if isinstance(error, requests.TooManyRedirects):
        return "it redirects in a circle (is there a login page in between?)"
    if isinstance(error, requests.exceptions.SSLError):
        return "no secure connection (is there a login page or a proxy in between?)"
    if isinstance(error, requests.Timeout):
        return "no answer"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    if isinstance(error, requests.RequestException):
        return "no connection"
    return str(error)
