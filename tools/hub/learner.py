"""A learner, as a hub sees one: starts a server, opens a lesson, runs its cells, saves, closes it.

Everything goes through the hub's proxy, as it would from a browser: REST for files and kernels, a websocket for cells.
"""

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from nbformat import NotebookNode
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tools.hub.loopback import ANSWER_LIMIT, Hub

LONGEST_MESSAGE = 500_000_000  # bytes
SPAWN_LIMIT = 300  # seconds


class CellFailed(RuntimeError):
    """A cell raised an error, or its kernel ended."""


class Learner:
    """One learner of a hub.

    cells: what was run: lesson, first line, seconds. first_output: seconds from asking for a server to the first thing
    that a cell showed.
    """

    def __init__(self, hub: Hub, name: str):
        self.hub, self.name, self.cells = hub, name, []  # type: Hub, str, list[dict]
        self.came, self.server_ready, self.first_output, self.failed_starts = 0.0, 0.0, 0.0, 0

    async def ask(self, method: str, path: str, content: Any = None) -> Any:
        """Ask this learner's server."""
        return await asyncio.to_thread(self.hub.request, method, f"/user/{self.name}/api/{path}", content)

    async def start_server(self) -> float:
        """Have the hub start a server, and once more where it gives up, as a learner would. Returns the seconds until
        it is ready."""
        self.came = time.monotonic()
        users = f"/hub/api/users/{self.name}"
        known = {user["name"] for user in await asyncio.to_thread(self.hub.request, "GET", "/hub/api/users")}
        if self.name not in known:
            await asyncio.to_thread(self.hub.request, "POST", users)
        await asyncio.to_thread(self.hub.request, "POST", f"{users}/server")
        # "server" is its address, once it is ready; "pending" says what the hub does meanwhile.
        while not (state := await asyncio.to_thread(self.hub.request, "GET", users)).get("server"):
            if not state.get("pending"):
                self.failed_starts += 1
                await asyncio.to_thread(self.hub.request, "POST", f"{users}/server")
            if time.monotonic() - self.came > SPAWN_LIMIT:
                raise TimeoutError(f"the server of {self.name} did not start within {SPAWN_LIMIT} s")
            await asyncio.sleep(0.25)
        self.server_ready = time.monotonic() - self.came
        return self.server_ready

    async def save(self, path: str, notebook: NotebookNode) -> None:
        await self.ask("PUT", f"contents/{path}", {"type": "notebook", "content": notebook, "format": "json"})

    async def saved(self, path: str) -> dict:
        """The notebook as it is kept."""
        return (await self.ask("GET", f"contents/{path}?content=1"))["content"]

    @asynccontextmanager
    async def kernel(self, path: str) -> AsyncIterator["Kernel"]:
        """A notebook's kernel, which ends when the notebook is closed."""
        session = await self.ask("POST", "sessions", {"path": path, "type": "notebook", "name": path,
                                                      "kernel": {"name": "python3"}})
        identifier = session["kernel"]["id"]
        address = f"ws{self.hub.address[4:]}/user/{self.name}/api/kernels/{identifier}/channels"
        request = HTTPRequest(address, headers={"Authorization": f"token {self.hub.token}"},
                              connect_timeout=ANSWER_LIMIT, request_timeout=ANSWER_LIMIT)
        socket = await websocket_connect(request, max_message_size=LONGEST_MESSAGE)
        try:
            yield Kernel(self, identifier, socket)
        finally:
            socket.close()
            await self.ask("DELETE", f"sessions/{session['id']}")

    async def work_through(self, lesson: str, notebook: NotebookNode, until: float = float("inf")) -> bool:
        """Open a lesson, run its cells one after the other, save it and close it. Returns whether it was run to its
        end, or `until` (of time.monotonic) came first."""
        path = f"{lesson}.ipynb"
        await self.save(path, notebook)
        async with self.kernel(path) as kernel:
            for cell in notebook.cells:
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                if time.monotonic() > until:
                    break
                start = time.monotonic()
                cell.outputs = await kernel.run(cell.source)
                self.cells.append({"lesson": lesson, "cell": cell.source.strip().splitlines()[0],
                                   "seconds": time.monotonic() - start})
            else:
                until = float("inf")
            await self.save(path, notebook)
        return until == float("inf")


class Kernel:
    """A kernel at the other end of a websocket."""

    def __init__(self, learner: Learner, identifier: str, socket: WebSocketClientConnection):
        self.learner, self.identifier, self.socket, self.session = learner, identifier, socket, uuid.uuid4().hex

    async def run(self, code: str) -> list[dict]:
        """Run a cell. Returns its outputs as a notebook keeps them. Raises CellFailed."""
        message = uuid.uuid4().hex
        header = {"msg_id": message, "msg_type": "execute_request", "version": "5.3", "username": self.learner.name,
                  "session": self.session, "date": ""}
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
                   "stop_on_error": True}
        await self.socket.write_message(json.dumps({"header": header, "parent_header": {}, "metadata": {},
                                                    "channel": "shell", "buffers": [], "content": content}))
        outputs: list[dict] = []
        while True:
            text = await self.socket.read_message()
            if text is None:
                raise CellFailed(f"the connection to {self.learner.name}'s kernel has ended")
            if isinstance(text, bytes):  # a widget's data
                continue
            came = json.loads(text)
            kind, content = came["header"]["msg_type"], came["content"]
            if kind == "status" and content["execution_state"] in ("restarting", "dead", "autorestarting"):
                raise CellFailed(f"{self.learner.name}'s kernel has ended")
            if came["parent_header"].get("msg_id") != message:
                continue
            if kind == "error":
                raise CellFailed(f"{content['ename']}: {content['evalue']}")
            if kind in ("stream", "display_data", "execute_result"):
                self.learner.first_output = self.learner.first_output or time.monotonic() - self.learner.came
                outputs.append(as_kept(kind, content))
            if kind == "status" and content["execution_state"] == "idle":
                return outputs


def as_kept(kind: str, content: dict) -> dict:
    """An output as a notebook's file holds it."""
    if kind == "stream":
        return {"output_type": "stream", "name": content["name"], "text": content["text"]}
    kept = {"output_type": kind, "data": content["data"], "metadata": content["metadata"]}
    return kept | ({"execution_count": content["execution_count"]} if kind == "execute_result" else {})
