"""Settings of the Jupyter server for this course; `start.py lab` names this folder in JUPYTER_CONFIG_PATH."""

import os
import sys
from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Sends every message at once (TCP_NODELAY).

    Without it a widget's answer, which is many small messages, waits up to 40 ms for the browser to acknowledge the
    one before. Measured from moving a slider to the new picture: median 59 ms before, 29 ms with it.
    """

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()


sys.path.append(str(Path(__file__).resolve().parents[2]))

from tools.reopened import kept_alive, states_kept  # noqa: E402 (it is found only now)


class WidgetKeeper(AsyncLargeFileManager):
    """Opens a notebook whose kernel has ended with its widgets alive, or with pictures in their places."""

    async def get(self, path, *arguments, **keywords):
        model = await super().get(path, *arguments, **keywords)
        if model["type"] == "notebook" and model["content"] and not await self.has_kernel(path):
            kept_alive(model["content"])
        return model

    async def save(self, model, path=""):
        if model.get("type") == "notebook" and model.get("content"):
            states_kept(model["content"])
        return await super().save(model, path)

    async def has_kernel(self, path):
        """Whether a notebook is still at work, in another window or before this page was loaded again."""
        return any(session["path"] == path.strip("/") for session in await self.parent.session_manager.list_sessions())


settings = get_config()  # noqa: F821 (Jupyter defines it)
settings.ServerApp.kernel_websocket_connection_class = PromptConnection
settings.ServerApp.contents_manager_class = WidgetKeeper
# Said although they are the usual ones: settings of the whole computer may name others, which .venv does not have.
settings.ServerApp.kernel_spec_manager_class = "jupyter_client.kernelspec.KernelSpecManager"
settings.ServerApp.session_manager_class = "jupyter_server.services.sessions.sessionmanager.SessionManager"
settings.LabApp.custom_css = True
settings.ServerApp.tornado_settings = {
    "headers": {"Course-Process": str(os.getpid())},  # so that a second start finds this one: running_lab.py
    "static_custom_path": [str(Path(__file__).with_name("custom"))],  # figures in the dark theme: custom.css
}
