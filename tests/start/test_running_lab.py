"""A second start opens the JupyterLab that runs already; nothing that is no longer there stops a start."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tools import processes, running_lab

SETTINGS = Path(processes.ROOT, "tools", "jupyter")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A real server with the course's settings. Its runtime folder and its root."""
    folder = tmp_path_factory.mktemp("server")
    root, runtime = folder / "course für dich", folder / "data [1]" / "runtime"
    root.mkdir()
    words = ["-m", "jupyter_server", f"--ServerApp.root_dir={root}", "--no-browser", "--allow-root", "--port=0"]
    variables = {"JUPYTER_DATA_DIR": str(runtime.parent), "JUPYTER_CONFIG_PATH": str(SETTINGS)}
    process = subprocess.Popen([sys.executable, *words], env=os.environ | variables, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while not answers(runtime) and time.monotonic() < end and process.poll() is None:
        time.sleep(0.05)
    yield runtime, root
    process.terminate()
    process.wait(20)


def answers(runtime: Path) -> bool:
    """Its first answer takes seconds where the machine is busy, and the file that describes it is written before."""
    try:
        (path,) = runtime.glob("jpserver-*.json")
        with urllib.request.urlopen(json.loads(path.read_text(encoding="utf-8"))["url"] + "api") as page:
            return page.status == 200
    except (OSError, ValueError):
        return False


@pytest.fixture
def seen(server, monkeypatch):
    """The server's runtime folder is looked at from its root. What a browser is given is kept."""
    runtime, root = server
    opened: list[str] = []
    monkeypatch.setattr(running_lab, "course_environment", lambda inherited: {"JUPYTER_DATA_DIR": str(runtime.parent)})
    monkeypatch.setattr(running_lab, "ROOT", str(root))
    monkeypatch.setattr(webbrowser, "open", opened.append)
    return opened


def described(server) -> dict:
    (path,) = server[0].glob("jpserver-*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def link(server) -> str:
    return f"{described(server)['url']}?token={described(server)['token']}"


def test_the_one_that_runs_is_opened_and_its_link_shown(server, seen, capsys):
    assert running_lab.reopen([])
    assert seen == [link(server)] and link(server) in capsys.readouterr().out
    with urllib.request.urlopen(seen[0]) as page:
        assert page.status == 200 and "login" not in page.url


def test_without_a_browser_the_link_is_shown(server, seen, capsys):
    assert running_lab.reopen(["--no-browser", "--allow-root"])
    assert seen == [] and link(server) in capsys.readouterr().out


def test_a_proxy_is_not_asked_for_what_runs_here(server, seen, monkeypatch):
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:9")
    assert running_lab.find(str(server[1])) == link(server)


@pytest.mark.parametrize("arguments", [["--port", "9000"], ["--ip=0.0.0.0"], ["--no-browser", "--help"]])
def test_who_asks_for_one_of_their_own_gets_it(seen, arguments, capsys):
    assert not running_lab.reopen(arguments)
    assert seen == [] and capsys.readouterr().out == ""


def test_another_folders_is_not_opened(server, seen, tmp_path, monkeypatch):
    monkeypatch.setattr(running_lab, "ROOT", str(tmp_path))
    assert not running_lab.reopen([]) and seen == []


def test_the_same_folder_by_another_path_is_the_same(server, tmp_path):
    (tmp_path / "course").symlink_to(server[1])
    (path,) = server[0].glob("jpserver-*.json")
    assert running_lab.link_of(path, str(tmp_path / "course")) == link(server)


@pytest.mark.parametrize(
    "change",
    [
        {"pid": 4_000_000},  # killed, and the port is another server's now
        {"url": "http://localhost:9/"},  # killed
        {"url": "http+unix://%2Ftmp%2Fx/"},
        {"url": 3},
        {"token": None},
        {"root_dir": "/no/such/folder"},
        {"root_dir": []},
    ],
)
def test_what_a_killed_server_left_behind_stops_nothing(server, tmp_path, change):
    path = tmp_path / "jpserver-1.json"
    path.write_text(json.dumps(described(server) | change))
    assert running_lab.link_of(path, str(server[1])) is None


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"3", b"[" * 100_000])
def test_a_half_written_file_stops_nothing(server, tmp_path, text):
    path = tmp_path / "jpserver-1.json"
    path.write_bytes(text)
    assert running_lab.link_of(path, str(server[1])) is None


def test_a_server_that_does_not_answer_is_given_up(server, tmp_path, monkeypatch):
    monkeypatch.setattr(running_lab, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        path = tmp_path / "jpserver-1.json"
        path.write_text(json.dumps(described(server) | {"url": f"http://127.0.0.1:{silent.getsockname()[1]}/"}))
        assert running_lab.link_of(path, str(server[1])) is None


def test_a_server_that_start_did_not_start_is_not_opened(server, tmp_path):
    """Its notebooks would run in another Python."""

    class Foreign(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"version": "2.0"}')

        def log_message(self, *arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Foreign) as foreign:
        thread = Thread(target=foreign.handle_request)
        thread.start()
        path = tmp_path / "jpserver-1.json"
        path.write_text(json.dumps(described(server) | {"url": f"http://127.0.0.1:{foreign.server_port}/"}))
        assert running_lab.link_of(path, str(server[1])) is None
        thread.join(5)


def test_where_none_has_run_yet_none_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(running_lab, "course_environment", lambda inherited: {"JUPYTER_DATA_DIR": str(tmp_path / "x")})
    assert running_lab.find(str(tmp_path)) is None
