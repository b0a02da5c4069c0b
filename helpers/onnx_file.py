"""A network as an ONNX file, which programs in other languages read: https://onnx.ai. It needs the package `onnx`.

    from helpers.onnx_file import export_onnx
    export_onnx(net, "my_network.onnx")
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from helpers.files import write_whole
from helpers.network import Network, checked_net

# `net`'s names of functions -> ONNX's of operations
OPERATIONS = {"sigmoid": "Sigmoid", "relu": "Relu", "tanh": "Tanh", "linear": "Identity", "softmax": "Softmax"}
OPSET = 13  # of 2020; what has been added since is not needed here


def export_onnx(network: Network, path: str | os.PathLike) -> Path:
    """Write a network as ONNX: input "images", float32 (n, inputs); output "probabilities", float32 (n, classes).

    The file is written whole or not at all. Raises ImportError where `onnx` is missing, TypeError for what is no
    network, OSError where nothing can be written.
    """
    try:
        import onnx
    except ImportError as problem:
        raise ImportError("onnx: this package is not installed, and an ONNX file needs it: "
                          "run  %pip install onnx  in a cell, then this again") from problem
    net, helper = checked_net(network), onnx.helper
    steps, arrays, before = [], [], "images"
    for place, (weights, biases) in enumerate(zip(net.weights, net.biases, strict=True)):
        last = place == len(net.weights) - 1
        names = [f"{kind}_{place}" for kind in ("weights", "biases", "sums")]
        after = "probabilities" if last else f"activations_{place}"
        arrays += [onnx.numpy_helper.from_array(np.asarray(array, np.float32), name)
                   for array, name in zip((weights, biases), names[:2], strict=True)]
        steps.append(helper.make_node("Gemm", [before, *names[:2]], [names[2]]))  # images @ weights + biases
        steps.append(helper.make_node(OPERATIONS[net.output if last else net.activation], [names[2]], [after]))
        before = after
    given, found = (helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n", count])
                    for name, count in (("images", net.sizes[0]), ("probabilities", net.sizes[-1])))
    model = helper.make_model(helper.make_graph(steps, "-".join(map(str, net.sizes)), [given], [found], arrays),
                              opset_imports=[helper.make_opsetid("", OPSET)], producer_name="digits-course")
    model.ir_version = 8  # as old as the operations: older readers refuse a newer one
    onnx.checker.check_model(model)
    write_whole(path, model.SerializeToString())
    return Path(path)
