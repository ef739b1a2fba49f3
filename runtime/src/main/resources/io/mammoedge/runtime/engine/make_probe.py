"""Writes probe.onnx: the smallest graph with the shape of a release, for CudaProbe to try.

    python make_probe.py        (onnx 1.23)
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CHANNELS = 4


def tensor(name, array):
    return numpy_helper.from_array(np.asarray(array), name)


def main():
    weights = [
        tensor("conv.weight", np.full((CHANNELS, 1, 3, 3), 0.1, np.float32)),
        tensor("fc.weight", np.linspace(-1, 1, 2 * CHANNELS, dtype=np.float32).reshape(2, CHANNELS)),
        tensor("fc.bias", np.zeros(2, np.float32)),
        tensor("start", np.array([1], np.int64)),
        tensor("end", np.array([2], np.int64)),
        tensor("one", np.array([1], np.int64)),
    ]
    node = helper.make_node
    nodes = [
        node("Conv", ["image", "conv.weight"], ["conv"], "conv", kernel_shape=[3, 3]),
        node("Relu", ["conv"], ["relu"], "relu"),
        node("GlobalAveragePool", ["relu"], ["pooled"], "pool"),
        node("Flatten", ["pooled"], ["features"], "flatten", axis=1),
        node("Gemm", ["features", "fc.weight", "fc.bias"], ["raw"], "fc", transB=1),
        node("LogSoftmax", ["raw"], ["logits"], "log_softmax", axis=1),
        node("Slice", ["logits", "start", "end", "start"], ["malignant"], "malignant"),
        node("Reshape", ["malignant", "one"], ["log_probability"], "reshape"),
        node("Exp", ["log_probability"], ["probability"], "probability"),
    ]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes, "probe", [value("image", TensorProto.FLOAT, [1, 1, "H", "W"])],
        [value("probability", TensorProto.FLOAT, [1]), value("logits", TensorProto.FLOAT, [1, 2])],
        weights)
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, "probe.onnx")


main()
