"""What `check` sends to a page from a real kernel, also when that kernel is stuck or stopped."""

import os
import queue
import time

import pytest
from jupyter_client.manager import start_new_kernel


@pytest.fixture(scope="module")
def kernel():
    """A function that runs code in a kernel, and returns what came of it: (seconds, type of message, content)."""
    manager, client = start_new_kernel(kernel_name="python3", env={**os.environ, "COURSE_PROGRESS": "off"})

    def execute(code, interrupt_after=None):
        begun, sent, messages = time.monotonic(), client.execute(code), []
        while True:
            if interrupt_after and time.monotonic() - begun > interrupt_after:
                manager.interrupt_kernel()
                interrupt_after = None
            try:
                message = client.get_iopub_msg(timeout=0.1)
            except queue.Empty:
                assert time.monotonic() - begun < 60
                continue
            content = message["content"]
            if message["parent_header"].get("msg_id") != sent:
                continue
            if content.get("execution_state") == "idle":
                return messages
            if message["msg_type"] not in ("status", "execute_input"):
                messages.append((time.monotonic() - begun, message["msg_type"], content))

    execute("import io, sys, time\nfrom helpers.exercises import check, lessons\nlessons.load('accuracy')")
    yield execute
    client.stop_channels()
    manager.shutdown_kernel(now=True)


# Its first call is one of C code that lets nothing else run, as sum(range(10**10)) is, but for a second only.
STUCK = """
import ctypes
calls = []
def stuck(guesses, labels):
    calls.append(1)
    if len(calls) == 1:
        ctypes.PyDLL("kernel32").Sleep(1000) if sys.platform == "win32" else ctypes.PyDLL(None).sleep(1)
    return 7
# What sends the kernel's messages is busy when the check begins.
get_ipython().kernel.iopub_thread.schedule(lambda: time.sleep(0.3))
streams = sys.stdout, sys.stderr
sys.stdout, sys.stderr = {}
check("accuracy", stuck)
sys.stdout, sys.stderr = streams
"""


@pytest.mark.parametrize("its_streams", ["streams", "(io.StringIO(), io.StringIO())"])
def test_a_kernel_that_is_stuck_in_one_call_has_said_beforehand_what_to_do(kernel, its_streams):
    """The page shows the words when the time is over; nothing can be sent any more by then."""
    (shown, *first), (replaced, *last) = kernel(STUCK.format(its_streams))
    assert first[0] == "display_data" and last[0] == "update_display_data"
    assert "restart the kernel" in first[1]["data"]["text/html"] and "6.5s" in first[1]["data"]["text/html"]
    assert "Not yet" in last[1]["data"]["text/html"]
    assert replaced - shown > 0.5, "the words come before the learner's code runs, the verdict afterwards"


def test_stop_leaves_one_sentence_and_no_words_about_restarting(kernel):
    messages = kernel("def endless(guesses, labels):\n    while True:\n        pass\ncheck('accuracy', endless)", 1)
    assert [kind for _, kind, _ in messages] == ["display_data", "update_display_data", "error"]
    assert messages[1][2]["data"]["text/html"] == "" and messages[1][0] < 5
    assert messages[2][2]["traceback"] == ["The check was stopped. Nothing was counted."]


def test_what_an_answer_displays_is_not_shown_for_each_call(kernel):
    messages = kernel("from IPython.display import display\n"
                      "check('accuracy', lambda guesses, labels: display('here'))\ndisplay('afterwards')")
    shown = [content["data"]["text/plain"] for _, kind, content in messages if kind == "display_data"]
    assert shown == ["The check is running.", "'afterwards'"]


def test_half_a_character_reaches_the_page(kernel):
    messages = kernel("check('accuracy', lambda guesses, labels: print('\\ud800'))")
    assert [kind for _, kind, _ in messages] == ["display_data", "update_display_data"]
    assert "\\ud800" in messages[1][2]["data"]["text/html"]


def test_the_kernel_still_prints_after_an_answer_that_closed_its_streams(kernel):
    messages = kernel("def closes(guesses, labels):\n    sys.stdout.close()\n    sys.stderr = None\n    return 1\n"
                      "check('accuracy', closes)\nprint('out')\nprint('err', file=sys.stderr)")
    assert [content["text"] for _, kind, content in messages if kind == "stream"] == ["out\n", "err\n"]
