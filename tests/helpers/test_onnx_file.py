"""An ONNX file answers as the network does: asked by ONNX's own reference implementation."""

import sys

import numpy as np
import pytest

from helpers.network import Network
from helpers.onnx_file import export_onnx

reference = pytest.importorskip("onnx.reference", reason="onnx is not installed")


@pytest.mark.parametrize("sizes", [[784, 10], [784, 128, 10], [5, 4, 3, 2]])
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_its_answers_are_the_networks(tmp_path, sizes, activation, output):
    net = Network(sizes, activation=activation, output=output, seed=3)
    images = np.random.default_rng(0).random((7, sizes[0]))
    path = export_onnx(net, tmp_path / "net.onnx")
    (answers,) = reference.ReferenceEvaluator(str(path)).run(None, {"images": images.astype(np.float32)})
    assert answers.shape == (7, sizes[-1])
    assert np.abs(answers - net.predict_proba(images)).max() < 1e-5


def test_without_the_package_it_says_what_to_do_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ImportError, match="pip install onnx"):
        export_onnx(Network([4, 2]), tmp_path / "net.onnx")
    assert not list(tmp_path.iterdir())


def test_what_is_no_network_is_named(tmp_path):
    with pytest.raises(TypeError, match="list"):
        export_onnx([1, 2], tmp_path / "net.onnx")
