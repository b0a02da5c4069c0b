"""A JupyterHub on this computer alone, to measure and to test with: nobody from outside can reach it.

It runs the settings that a class gets (deploy/tljh/course.py), with these differences: anybody may log in, nobody has
an account of the system, and a token lets a script do what learners do.
"""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from tools.processes import COURSE, ROOT, VENV_PYTHON, course_environment

SETTINGS = Path(ROOT, "deploy", "tljh", "course.py")
PROXY = Path(COURSE, "proxy")
PATIENCE = 60  # seconds that a hub may take to start
ANSWER_LIMIT = 300  # seconds: with many learners on few cores, a kernel's start alone takes more than one minute

CONFIGURATION = """\
# For measurements and tests on this computer alone; written by tools/hub/loopback.py. Never use it for a class.
exec(compile(open({settings!r}, encoding="utf-8").read(), {settings!r}, "exec"))
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = {arguments!r}
c.Spawner.mem_limit = c.Spawner.cpu_limit = None  # which this spawner cannot hold anybody to
c.Spawner.poll_interval = 2
c.Spawner.environment = {{name: value.replace(COURSE, {root!r}) for name, value in c.Spawner.environment.items()}}
c.Spawner.environment.update({variables!r})
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.services = [{{"name": "measuring", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [
    {{"name": "measuring", "services": ["measuring"],
      "scopes": ["admin:users", "admin:servers", "access:servers", "read:hub"]}}
]
"""


class Hub(NamedTuple):
    """A running hub: its address without a slash at the end, a token that may do anything, its process and files."""

    address: str
    token: str
    process: int
    folder: Path

    def request(self, method: str, path: str, content: Any = None) -> Any:
        """Ask the hub or a learner's server. Returns what it answers, or None. Raises urllib.error.HTTPError."""
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(self.address + path, data, {"Authorization": f"token {self.token}"},
                                         method=method)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=ANSWER_LIMIT) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def home(self, name: str) -> Path:
        return self.folder / "homes" / name

    def processes(self) -> Iterator[tuple[str, str, psutil.Process]]:
        """All that runs for this hub: "hub", "proxy", "server" or "kernel"; whose it is, "" for the hub's own."""
        top = psutil.Process(self.process)
        yield "hub", "", top
        for process in top.children(recursive=True):
            try:
                words, whose = " ".join(process.cmdline()), process.environ().get("JUPYTERHUB_USER", "")
            except psutil.Error:  # it has ended meanwhile
                continue
            if whose:
                yield ("kernel" if "ipykernel" in words else "server"), whose, process
            elif "configurable-http-proxy" in words:
                yield "proxy", "", process


def missing() -> str | None:
    """What this computer lacks for a hub, in words, or None."""
    if os.name == "nt":
        return "JupyterHub does not run on Windows"
    if subprocess.run([VENV_PYTHON, "-c", "import jupyterhub"], capture_output=True).returncode:
        return "jupyterhub is not installed: python3 start.py test installs it"
    if proxy_command() is None:
        return "configurable-http-proxy is not there, and npm cannot install it"
    return None


def proxy_command() -> list[str] | None:
    """How to start configurable-http-proxy. It is installed into .course by npm if need be; None where that fails."""
    program = PROXY / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    node, npm = shutil.which("node"), shutil.which("npm")
    if not program.exists() and npm:
        PROXY.mkdir(parents=True, exist_ok=True)
        print("Installing configurable-http-proxy into .course (9 MB)", flush=True)
        with contextlib.suppress(subprocess.SubprocessError):
            subprocess.run([npm, "install", "--prefix", str(PROXY), "--no-audit", "--no-fund",
                            "configurable-http-proxy@5"], capture_output=True, timeout=120)
    return [node, str(program)] if node and program.exists() else None


@contextlib.contextmanager
def running_hub(folder: Path, variables: dict[str, str]) -> Iterator[Hub]:
    """A hub that keeps its files, and the learners' homes, in `folder`.

    variables: set in every learner's server and kernel. Raises RuntimeError with the end of its log if it does not
    start.
    """
    proxy, token = proxy_command(), secrets.token_hex(16)
    port, hub_port, proxy_port = free_ports(3)
    arguments = ["--allow-root"] if os.geteuid() == 0 else []
    (folder / "homes").mkdir(parents=True)
    configuration = folder / "jupyterhub_config.py"
    configuration.write_text(CONFIGURATION.format(
        settings=str(SETTINGS), root=ROOT, port=port, hub_port=hub_port, proxy_port=proxy_port, folder=folder,
        proxy=proxy, python=VENV_PYTHON, arguments=arguments, token=token, variables=variables), encoding="utf-8")
    environment = {**course_environment(os.environ), "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16)}
    with open(folder / "hub.log", "wb") as log:
        process = subprocess.Popen([VENV_PYTHON, "-m", "jupyterhub", "-f", str(configuration)], cwd=folder,
                                   env=environment, stdout=log, stderr=log, start_new_session=True)
    hub = Hub(f"http://127.0.0.1:{port}", token, process.pid, folder)
    try:
        wait_for(hub, process)
        yield hub
    finally:
        end(hub, process)


def end(hub: Hub, process: subprocess.Popen) -> None:
    """End a hub, with its proxy, all servers and all kernels."""
    if process.poll() is not None:
        return
    below = [one for _, _, one in hub.processes()]
    process.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(60)
    for one in below:  # a kernel that was just starting may be left
        with contextlib.suppress(psutil.Error):
            one.kill()
    process.wait()


def wait_for(hub: Hub, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            hub.request("GET", "/hub/api/info")
            return
        except OSError:  # it does not listen yet, or the proxy does not know it yet
            time.sleep(0.2)
    log = (hub.folder / "hub.log").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"JupyterHub did not start within {PATIENCE} s. Its last words:\n{log[-3000:]}")


def free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
