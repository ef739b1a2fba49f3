"""Quantizes a small convolutional network with ONNX Runtime's own program.

    python make_reference.py        (onnx 1.23.1, onnxruntime 1.30.0, numpy)

Writes reference.onnx, and reference.json: its calibration images by their rule, the scale and zero
point of every tensor, and what both graphs give.
"""
import json
import os
import tempfile

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import (CalibrationDataReader, CalibrationMethod, QuantFormat,
                                      QuantType, quantize_static)

HEIGHT, WIDTH, IMAGES = 24, 20, 3
random = np.random.default_rng(20261126)


def image(k):
    return ((np.arange(HEIGHT * WIDTH, dtype=np.int64) ** 2 * 31 + k * 7919) % 65536).astype(
        np.float32).reshape(1, 1, HEIGHT, WIDTH)


class Images(CalibrationDataReader):
    def __init__(self):
        self.left = [{"image": image(k)} for k in range(IMAGES)]

    def get_next(self):
        return self.left.pop(0) if self.left else None


weights = []


def constant(name, values):
    weights.append(numpy_helper.from_array(np.asarray(values, np.float32), name))
    return name


def conv(name, source, channels, kernel, bias=True, **attributes):
    scale = 1.5 / np.sqrt(np.prod(channels[1:]) * kernel * kernel)
    # Channels of very different sizes: one scale for all of them would be a bad one.
    sizes = np.exp(random.normal(size=(channels[0], 1, 1, 1)))
    inputs = [source, constant(name + ".weight", scale * sizes * random.normal(
        size=(*channels, kernel, kernel)))]
    if bias:
        inputs.append(constant(name + ".bias", random.normal(size=channels[0]) * 0.1))
    return helper.make_node("Conv", inputs, [name], name, kernel_shape=[kernel, kernel],
                            pads=[kernel // 2] * 4, **attributes)


def node(operator, name, *inputs, **attributes):
    return helper.make_node(operator, list(inputs), [name], name, **attributes)


def model():
    nodes = [
        node("Mul", "scaled", "image", constant("factor", 2 / 65535)),
        node("Sub", "centred", "scaled", constant("mean", 1)),
        conv("stem", "centred", (8, 1), 3, strides=[2, 2]),
        node("Relu", "stem.relu", "stem"),
        node("MaxPool", "pool", "stem.relu", kernel_shape=[2, 2], strides=[2, 2]),
        conv("first", "pool", (8, 8), 3),
        node("Relu", "first.relu", "first"),
        conv("second", "first.relu", (8, 8), 3, bias=False),
        node("Add", "sum", "second", "pool"),
        node("Relu", "sum.relu", "sum"),
        conv("last", "sum.relu", (8, 8), 1),
        node("GlobalAveragePool", "average", "last"),
        node("Flatten", "flat", "average"),
        node("MatMul", "logits", "flat", constant("classes", random.normal(size=(8, 2)))),
        node("Softmax", "both", "logits", axis=1),
        node("Gather", "probability", "both", "malignant", axis=1),
    ]
    weights.append(numpy_helper.from_array(np.int64(1), "malignant"))
    graph = helper.make_graph(
        nodes, "reference",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, (1, 1, "height", "width"))],
        [helper.make_tensor_value_info("probability", TensorProto.FLOAT, (1,)),
         helper.make_tensor_value_info("logits", TensorProto.FLOAT, (1, 2))],
        weights)
    made = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 18)])
    onnx.checker.check_model(made, full_check=True)
    return made


def logits(path):
    """As the graph says, in float: without the engine's shortcuts."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return [session.run(["logits"], {"image": image(k)})[0].ravel().tolist()
            for k in range(IMAGES)]


def parameters(quantized):
    constants = {c.name: numpy_helper.to_array(c) for c in quantized.graph.initializer}
    tensors = {}
    for name, values in constants.items():
        if name.endswith("_scale"):
            tensor = name[:-len("_scale")]
            entry = {"scale": values.ravel().astype(float).tolist(),
                     "zero": constants[tensor + "_zero_point"].ravel().tolist()}
            if tensor + "_quantized" in constants:
                entry["codes"] = constants[tensor + "_quantized"].ravel().tolist()
            elif tensor in constants:
                entry["codes"] = constants[tensor].ravel().tolist()
            tensors[tensor.removesuffix("_quantized")] = entry
    return tensors


def main():
    onnx.save(model(), "reference.onnx")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "quantized.onnx")
        quantize_static(
            "reference.onnx", path, Images(), quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "MaxPool", "Add", "Relu"], per_channel=True,
            activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax)
        found = {"height": HEIGHT, "width": WIDTH, "images": IMAGES,
                 "tensors": parameters(onnx.load(path)),
                 "floatLogits": logits("reference.onnx"), "logits": logits(path)}
    with open("reference.json", "w") as file:
        json.dump(found, file)
        file.write("\n")


main()
