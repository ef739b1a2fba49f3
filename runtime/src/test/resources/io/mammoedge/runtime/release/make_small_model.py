"""Writes small.onnx, small.expected.json and small.flips.json: a tiny release graph and what
Python's ONNX Runtime says of it.

    python make_small_model.py        (onnx 1.23, onnxruntime 1.30, numpy)

Image k of the expected outputs has the pixel values (y * 997 + x * 331 + k * 7919) mod 65536.
"""
import json

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

HEIGHT, WIDTH, CHANNELS = 24, 16, 4
SIZES = [(96, 64), (61, 47), (24, 16)]


def tensor(name, array):
    return numpy_helper.from_array(np.asarray(array), name)


def graph():
    random = np.random.default_rng(7)
    weights = [
        tensor("resample.sizes", np.array([1, 1, HEIGHT, WIDTH], np.int64)),
        tensor("scale.factor", np.float32(255 / 65535)),
        tensor("mean.value", np.float32(127.5)),
        tensor("conv.weight", random.normal(0, 0.02, (CHANNELS, 1, 3, 3)).astype(np.float32)),
        tensor("conv.bias", random.normal(0, 0.1, CHANNELS).astype(np.float32)),
        tensor("fc.weight", random.normal(0, 0.15, (2, CHANNELS)).astype(np.float32)),
        tensor("fc.bias", np.array([0.1, -0.1], np.float32)),
        tensor("cam.weight", random.normal(0, 1, (1, CHANNELS, 1, 1)).astype(np.float32)),
        tensor("malignant.start", np.array([1], np.int64)),
        tensor("malignant.end", np.array([2], np.int64)),
        tensor("malignant.axis", np.array([1], np.int64)),
        tensor("one", np.array([1], np.int64)),
    ]
    node = helper.make_node
    nodes = [
        node("Resize", ["image", "", "", "resample.sizes"], ["resampled"], "resample",
             mode="linear", antialias=1, coordinate_transformation_mode="half_pixel"),
        node("Mul", ["resampled", "scale.factor"], ["scaled"], "scale"),
        node("Sub", ["scaled", "mean.value"], ["centred"], "mean"),
        node("Conv", ["centred", "conv.weight", "conv.bias"], ["conv"], "conv",
             kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[2, 2]),
        node("Relu", ["conv"], ["relu"], "relu"),
        node("GlobalAveragePool", ["relu"], ["pooled"], "pool"),
        node("Flatten", ["pooled"], ["features"], "flatten", axis=1),
        node("Gemm", ["features", "fc.weight", "fc.bias"], ["raw"], "fc", transB=1),
        node("LogSoftmax", ["raw"], ["logits"], "log_softmax", axis=1),
        node("Slice", ["logits", "malignant.start", "malignant.end", "malignant.axis"],
             ["malignant"], "malignant"),
        node("Reshape", ["malignant", "one"], ["log_probability"], "reshape"),
        node("Exp", ["log_probability"], ["probability"], "probability"),
        node("Conv", ["relu", "cam.weight"], ["cam"], "cam", kernel_shape=[1, 1]),
    ]
    value = helper.make_tensor_value_info
    return helper.make_graph(
        nodes, "small",
        [value("image", TensorProto.FLOAT, [1, 1, "H", "W"])],
        [value("probability", TensorProto.FLOAT, [1]),
         value("logits", TensorProto.FLOAT, [1, 2]),
         value("cam", TensorProto.FLOAT, [1, 1, "h", "w"])],
        weights)


def image(k, height, width):
    y, x = np.mgrid[0:height, 0:width]
    return ((y * 997 + x * 331 + k * 7919) % 65536).astype(np.float32)[None, None]


def main():
    model = helper.make_model(graph(), ir_version=8, producer_name="make_small_model.py",
                              opset_imports=[helper.make_opsetid("", 18)])
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, "small.onnx")
    session = onnxruntime.InferenceSession("small.onnx", providers=["CPUExecutionProvider"])
    expected = []
    for k, (height, width) in enumerate(SIZES):
        probability, logits, cam = session.run(
            ["probability", "logits", "cam"], {"image": image(k, height, width)})
        expected.append({
            "height": height, "width": width,
            "probability": float(probability[0]),
            "logits": [float(v) for v in logits[0]],
            "camHeight": cam.shape[2], "camWidth": cam.shape[3],
            "cam": [float(f"{v:.6g}") for v in cam.ravel()],
        })
    with open("small.expected.json", "w") as out:
        json.dump(expected, out, indent=1)
        out.write("\n")
    write_flips(session)


def write_flips(session):
    """Image 0 averaged over its four flips, in double precision."""
    original = image(0, *SIZES[0])
    probabilities, maps = [], []
    for axes in [(), (3,), (2,), (2, 3)]:
        logits, cam = session.run(["logits", "cam"], {"image": np.flip(original, axes).copy()})
        probabilities.append(np.exp(logits[0].astype(np.float64)))
        maps.append(np.flip(cam, axes).astype(np.float64))
    mean = np.mean(probabilities, axis=0)
    cam = np.mean(maps, axis=0)
    with open("small.flips.json", "w") as out:
        json.dump({"height": SIZES[0][0], "width": SIZES[0][1], "probability": mean[1],
                   "logits": list(np.log(mean)), "camHeight": cam.shape[2],
                   "camWidth": cam.shape[3], "cam": [float(f"{v:.6g}") for v in cam.ravel()]},
                  out, indent=1)
        out.write("\n")
    print([p[1] for p in probabilities], mean)


main()
