"""For all tests."""

import os
import signal
import threading

import pytest

from tools import chromium

# A test run in the background (`... &`) ignores Ctrl-C, and so would the programs that some tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser():
    """An installed Chrome, Chromium or Edge, one for all tests of a run."""
    if chromium.installed_browser() is None:
        words = "no Chrome, Chromium or Edge is installed: nothing was looked at in a browser"
        (pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip)(words)
    with chromium.started() as started:
        yield started
