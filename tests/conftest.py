"""For all tests."""

import signal
import threading

# A test run in the background (`... &`) ignores Ctrl-C, and so would the programs that some tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)
