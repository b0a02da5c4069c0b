"""tools/jupyter/: does JupyterLab's server take the settings, and do they what they are there for?"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_events import EventLogger
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets.config import Configurable, PyFileConfigLoader

SETTINGS = Path(__file__).parents[2] / "tools" / "jupyter" / "jupyter_server_config.py"
WIDGET_VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "0", "version_major": 2, "version_minor": 0}}


def finish(coroutine):
    """What a coroutine returns. In a thread of its own: the browser tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture
def config():
    return PyFileConfigLoader(SETTINGS.name, path=str(SETTINGS.parent)).load_config()


def test_messages_are_sent_at_once(monkeypatch, config):
    made = ServerApp(config=config).kernel_websocket_connection_class
    assert issubclass(made, ZMQChannelsWebsocketConnection)
    calls = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: "connected")
    monkeypatch.setattr(made, "websocket_handler", SimpleNamespace(set_nodelay=calls.append))
    assert made.connect(made.__new__(made)) == "connected"
    assert calls == [True]


@pytest.mark.parametrize("alive", [False, True])
def test_without_its_kernel_a_widget_is_opened_as_its_picture(tmp_path, config, alive):
    v4 = nbformat.v4
    shown = {"text/html": '<img alt="A circle.">', "text/plain": "A circle."}
    outputs = [v4.new_output("display_data", shown | WIDGET_VIEW),
               v4.new_output("display_data", {"text/plain": "IntSlider(value=0)"} | WIDGET_VIEW),
               v4.new_output("stream", text="words")]
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# <img>"), v4.new_code_cell("1", outputs=outputs)])
    nbformat.write(notebook, tmp_path / "lesson.ipynb")
    (tmp_path / "notes.txt").write_text("<img>")

    async def sessions():
        return [{"path": "lesson.ipynb" if alive else "another.ipynb"}]

    class Server(Configurable):
        event_logger, session_manager = EventLogger(), SimpleNamespace(list_sessions=sessions)

    made = ServerApp(config=config).contents_manager_class
    assert issubclass(made, ServerApp().contents_manager_class)  # as it is without the settings, and a little more
    manager = made(parent=Server(), root_dir=str(tmp_path))
    words, code = finish(manager.get("/lesson.ipynb"))["content"]["cells"]
    assert words["source"] == "# <img>"
    assert [output.get("data") for output in code["outputs"]] == [
        shown | WIDGET_VIEW if alive else shown, outputs[1].data, None]
    assert finish(manager.get("notes.txt"))["content"] == "<img>"
    assert finish(manager.get("lesson.ipynb", content=False))["content"] is None
    assert len(finish(manager.get(""))["content"]) == 2
