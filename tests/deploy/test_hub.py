"""A JupyterHub with the course's settings, on this computer alone, and two learners: one has an accident.

Where there is no jupyterhub, or npm cannot install its proxy, this is skipped and says so; it fails where CI is "true"
and npm is there.
"""

import asyncio
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from tools.sources import ROOT

loopback = pytest.importorskip("tools.hub.loopback", reason="psutil is not installed", exc_type=ImportError)
accident = pytest.importorskip("tools.hub.accident", reason="tornado is not installed", exc_type=ImportError)

LOOK = ("import os\nprint(os.environ['OPENBLAS_NUM_THREADS'])\n"
        "from threadpoolctl import threadpool_info\nimport numpy\n"
        "print([pool['num_threads'] for pool in threadpool_info() if pool['user_api'] == 'blas'])\n"
        "from helpers import progress\nprogress.mark_done('tried')\nprint(sorted(progress.done()))")


def finish(coroutine):
    """What a coroutine returns. In a thread of its own: the browser tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    if problem := loopback.missing():
        in_ci = os.environ.get("CI", "").lower() == "true" and shutil.which("npm") and os.name != "nt"
        (pytest.fail if in_ci else pytest.skip)(problem)
    folder = tmp_path_factory.mktemp("hub") / "files"
    with loopback.running_hub(folder, {}) as running:
        yield running


def test_an_accident_disturbs_nobody_else_and_takes_no_file(hub):
    seen = finish(accident.accident(hub, others=1))
    assert seen["others_cells"] > 10 and seen["others_failed"] == 0 and seen["others_slowest_cell_s"] < 5
    assert seen["file_as_saved"] and seen["works_again"]


def test_a_learner_has_one_thread_and_the_settings_of_a_class(hub):
    async def look():
        learner = accident.Learner(hub, "lucky0")       # whose server runs since the accident
        (hub.home("lucky0") / "course" / "my_work").mkdir(parents=True)
        await learner.save("look.ipynb", nbformat.v4.new_notebook())
        async with learner.kernel("look.ipynb") as kernel:
            outputs = await kernel.run(LOOK)
        settings = await asyncio.to_thread(
            hub.request, "GET", "/user/lucky0/lab/api/settings/@jupyterlab/notebook-extension:tracker")
        return accident.said(outputs).splitlines(), settings

    said, settings = finish(look())
    assert said == ["1", "[1]", "['tried']"]
    assert (hub.home("lucky0") / "course" / "my_work" / ".progress.json").exists()
    assert settings["schema"]["properties"]["kernelShutdown"]["default"] is True


def test_nobody_from_outside_reaches_it(hub):
    text = (hub.folder / "jupyterhub_config.py").read_text(encoding="utf-8")
    assert hub.address.startswith("http://127.0.0.1:") and "0.0.0.0" not in text
    assert not Path(ROOT, "jupyterhub.sqlite").exists()
