"""An installed Chrome, Chromium or Edge, for what is made or tested with a browser: nothing is downloaded."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tools.processes import Stop

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge",
            "msedge")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe",
           "Microsoft/Edge/Application/msedge.exe")
MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
# No sandbox: containers refuse it to root, and these pages are our own. The rest keeps the browser off the network.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run"]


def installed_browser() -> str | None:
    """The program of an installed Chrome, Chromium or Edge."""
    folders = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in os.environ]
    places = [shutil.which(command) for command in COMMANDS]
    places += [str(Path(folder, program)) for folder in folders for program in WINDOWS]
    places += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MACOS]
    return next((str(place) for place in places if place and Path(place).is_file()), None)


@contextlib.contextmanager
def started() -> Iterator:
    """A running browser, as Playwright has it. Raises Stop, which says what to do, where none is installed."""
    program = installed_browser()
    if program is None:
        raise Stop("This needs an installed Chrome, Chromium or Edge, and none was found. Install one of them (on "
                   "Debian and Ubuntu: apt install chromium), then try again.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
