"""tools/jupyter/: does JupyterLab's server take the setting, and does the connection send at once?"""

from pathlib import Path
from types import SimpleNamespace

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets.config import PyFileConfigLoader

SETTINGS = Path(__file__).parents[2] / "tools" / "jupyter" / "jupyter_server_config.py"


def test_messages_are_sent_at_once(monkeypatch):
    config = PyFileConfigLoader(SETTINGS.name, path=str(SETTINGS.parent)).load_config()
    made = ServerApp(config=config).kernel_websocket_connection_class
    assert issubclass(made, ZMQChannelsWebsocketConnection)
    calls = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: "connected")
    monkeypatch.setattr(made, "websocket_handler", SimpleNamespace(set_nodelay=calls.append))
    assert made.connect(made.__new__(made)) == "connected"
    assert calls == [True]
