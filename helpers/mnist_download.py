"""The course's own copy of MNIST: where it is kept, how it is fetched, what happens when that fails.

Nothing is sent anywhere: four files are asked for by name, from one of two public mirrors. Each is verified before it
gets its name, so that no other notebook can ever see half a file.
"""

import contextlib
import os
import queue
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from helpers import mnist_files
from helpers.files import locked
from helpers.in_browser import IN_BROWSER
from helpers.mnist_files import FILES, MnistFileError

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
COURSE_FOLDER = Path(__file__).resolve().parent.parent / "data" / "mnist"
FIRST_ANSWER = 3.5  # seconds until a mirror must have begun to answer; with the imports, a dead network costs under 5
SILENCE = 10.0  # seconds without a single byte before a mirror is given up; each is waited for once
PATIENCE = 600.0  # seconds to wait for another notebook that is downloading, before doing it oneself


class DownloadError(OSError):
    """MNIST could not be fetched. `damaged` lists what was wrong with files of an earlier download."""

    def __init__(self, reason: str, damaged: tuple[str, ...] = ()):
        super().__init__(reason)
        self.damaged = damaged


def load_or_download() -> dict[str, np.ndarray]:
    """The four arrays of the full set, from the course's own copy if there is one, else from the network.

    Damaged files of an earlier download are set aside under a dated name and fetched again.
    Raises DownloadError, at the latest 5 s after the start if the network cannot be reached, and at once in a browser.
    """
    if IN_BROWSER:
        raise DownloadError("the full MNIST is only in a course that is installed on a computer")
    for folder in _own_folders():
        arrays, _ = _read_own(folder)
        if len(arrays) == len(FILES):
            return arrays

    folder = _writable_folder()
    with _locked(folder):  # another notebook may be downloading right now: then this waits, and finds its files
        arrays, damaged = _read_own(folder)
    if len(arrays) == len(FILES):
        return arrays
    try:
        mirrors = _answering_mirrors()  # outside of the lock: two notebooks without a network give up side by side
        with _locked(folder):
            return _fetch_missing(folder, mirrors)
    except OSError as error:
        reason = str(error) if error.errno is None else f"{_shown(folder)}: {(error.strerror or '').lower()}"
        raise DownloadError(reason, tuple(damaged.values())) from error


def _own_folders() -> Iterator[Path]:
    yield COURSE_FOLDER
    import pooch  # a tenth of a second that a course with its own copy in place need not wait

    yield Path(pooch.os_cache("digits-course")) / "mnist"


def _writable_folder() -> Path:
    for folder in _own_folders():
        with contextlib.suppress(OSError):
            # Without parents here: where there is no data/, this is not the course's folder.
            folder.mkdir(parents=folder != COURSE_FOLDER, exist_ok=True)
            open(folder / "download.lock", "ab").close()
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

    answers: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()

    def knock(mirror: str) -> None:
        address = f"{mirror}{FILES['test_labels'].name}.gz"
        try:
            with requests.get(address, stream=True, timeout=FIRST_ANSWER) as response:
                response.raise_for_status()
            answers.put((mirror, ""))
        except Exception as error:  # whatever it is, the thread that waits must hear of it
            answers.put((mirror, _reason(error)))

    deadline = time.monotonic() + FIRST_ANSWER
    for mirror in MIRRORS:
        threading.Thread(target=knock, args=(mirror,), daemon=True).start()
    faults = dict.fromkeys(MIRRORS, NO_ANSWER)
    with contextlib.suppress(queue.Empty):
        for _ in MIRRORS:
            mirror, faults[mirror] = answers.get(timeout=max(0.0, deadline - time.monotonic()))
            if not faults[mirror]:
                return sorted(MIRRORS, key=lambda other: other != mirror)
    raise DownloadError(_by_host(faults))


def _locked(folder: Path) -> contextlib.AbstractContextManager[None]:
    waiting = "Another notebook is downloading MNIST. Waiting for it."
    return locked(folder / "download.lock", lambda: print(waiting), PATIENCE)


def _fetch_missing(folder: Path, mirrors: list[str]) -> dict[str, np.ndarray]:
    arrays, damaged = _read_own(folder)
    if len(arrays) < len(FILES):  # otherwise another notebook was faster
        print(f"Downloading MNIST (about 11 MB, only this once) to {_shown(folder)}")
    for path in damaged:
        os.replace(path, path.with_name(f"{path.name}.damaged-{datetime.now():%Y-%m-%d-%H%M%S}"))
    for leftover in folder.glob("tmp????????"):  # pooch's unfinished file, of a download that was killed
        if time.time() - leftover.stat().st_mtime > 3600:
            leftover.unlink(missing_ok=True)
    return {key: arrays[key] if key in arrays else _fetch(key, folder, mirrors) for key in FILES}


def _fetch(key: str, folder: Path, mirrors: list[str]) -> np.ndarray:
    """Fetch one file from the first mirror that delivers it whole. A mirror that fails goes to the end of the list.

    pooch writes to a file of another name, moves it into place if `download` returns, and tries once more if it raises.
    """
    import pooch
    import requests
    from tqdm.auto import tqdm

    def download(address: str, file: str, fetcher) -> None:
        # pooch puts the true total in; it must have one before, since a tqdm without a total has no truth value
        with tqdm(desc=FILES[key].holds, total=1, unit="B", unit_scale=True, leave=False, delay=0.3) as progress:
            try:
                pooch.HTTPDownloader(progress, chunk_size=8192, timeout=(FIRST_ANSWER, SILENCE))(address, file, fetcher)
            except requests.RequestException as error:
                if _reason(error) == NO_ANSWER:
                    raise TimeoutError(NO_ANSWER) from error  # which pooch does not try again: it took long enough
                raise
        try:
            mnist_files.read(Path(file), key)
        except MnistFileError as error:
            raise MnistFileError(str(error).replace(str(file), "what it sent")) from None
        os.chmod(file, 0o644)  # pooch makes files for their owner alone, but a whole class may share this folder

    pooch.get_logger().setLevel("WARNING")  # the progress bar says enough
    name, faults = f"{FILES[key].name}.gz", {}
    for mirror in tuple(mirrors):
        try:
            fetcher = pooch.create(folder, base_url=mirror, registry={name: None}, retry_if_failed=1)
            return mnist_files.read(Path(fetcher.fetch(name, downloader=download)), key)
        except (requests.RequestException, TimeoutError, MnistFileError) as error:
            faults[mirror] = _reason(error)
            mirrors.append(mirrors.pop(0))
    raise DownloadError(f"{name}: {_by_host(faults)}")


def _by_host(faults: dict[str, str]) -> str:
    return "; ".join(f"{urlsplit(mirror).netloc}: {fault}" for mirror, fault in faults.items())


NO_ANSWER = "no answer"


def _reason(error: Exception) -> str:
    """A failure in a few plain words. requests' own messages run over several lines of classes in brackets."""
    from requests import exceptions
    from urllib3.exceptions import TimeoutError as Silence

    if isinstance(error, exceptions.HTTPError) and error.response is not None:
        return f"it answered {error.response.status_code}"
    if any(isinstance(cause, Silence) for cause in error.args):  # in the middle of a file; requests has no name for it
        return NO_ANSWER
    return next((words for kind, words in (
        (exceptions.Timeout, NO_ANSWER),
        (exceptions.TooManyRedirects, "it redirects in a circle (is there a login page in between?)"),
        (exceptions.SSLError, "no secure connection (is there a login page or a proxy in between?)"),
        (exceptions.ProxyError, "no connection through the proxy that is set on this computer"),
        (exceptions.ChunkedEncodingError, "the connection broke off"),
        (exceptions.ConnectionError, "no connection"),
    ) if isinstance(error, kind)), str(error))  # fmt: skip
