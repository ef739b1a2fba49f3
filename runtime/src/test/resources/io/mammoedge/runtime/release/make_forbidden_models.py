"""Writes ONNX files that a release may not hold, with the library that others would use.

    python make_forbidden_models.py        (onnx 1.23, numpy)
"""
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FLOAT = TensorProto.FLOAT


def value(name, shape=(1,)):
    return helper.make_tensor_value_info(name, FLOAT, shape)


def model(nodes, weights=(), opsets=(("", 18),), **more):
    graph = helper.make_graph(nodes, "g", [value("x")], [value("y")], list(weights))
    opset_imports = [helper.make_opsetid(*opset) for opset in opsets]
    return helper.make_model(graph, ir_version=8, opset_imports=opset_imports, **more)


def save(name, forbidden):
    onnx.save(forbidden, f"forbidden-{name}.onnx")


def add(weight="w"):
    return helper.make_node("Add", ["x", weight], ["y"])


def external_data():
    weights = numpy_helper.from_array(np.zeros(1024, np.float32), "w")
    onnx.save(model([add()], [weights]), "forbidden-external-data.onnx",
              save_as_external_data=True, location="weights.bin", size_threshold=0)
    os.remove("weights.bin")


def nested(depth):
    """If inside If inside If …"""
    inner = helper.make_node("Identity", ["x"], ["y"])
    for _ in range(depth):
        branch = helper.make_graph([inner], "b", [], [value("y")])
        inner = helper.make_node("If", ["c"], ["y"], then_branch=branch, else_branch=branch)
    return inner


def loop():
    body = helper.make_graph(
        [helper.make_node("Identity", ["c"], ["d"]), helper.make_node("Identity", ["v"], ["w"])],
        "body",
        [helper.make_tensor_value_info("i", TensorProto.INT64, []),
         helper.make_tensor_value_info("c", TensorProto.BOOL, []), value("v")],
        [helper.make_tensor_value_info("d", TensorProto.BOOL, []), value("w")])
    return helper.make_node("Loop", ["", "", "x"], ["y"], body=body)


def main():
    one = numpy_helper.from_array(np.ones(1, np.float32), "w")
    external_data()
    elsewhere = numpy_helper.from_array(np.ones(1, np.float32), "w")
    elsewhere.external_data.add(key="location", value="/etc/passwd")
    save("external-entry", model([add()], [elsewhere]))
    save("opset", model([add()], [one], [("", 18), ("com.example", 1)]))
    save("node-domain",
         model([helper.make_node("Add", ["x", "w"], ["y"], domain="com.example")], [one]))
    function = helper.make_function(
        "com.example", "F", ["a"], ["b"], [helper.make_node("Relu", ["a"], ["b"])],
        [helper.make_opsetid("", 18)])
    save("function", model([add()], [one], functions=[function]))
    training = model([add()], [one])
    training.training_info.add().algorithm.name = "t"
    save("training", training)
    save("nesting", model([nested(3)]))
    save("loop", model([loop()]))
    short = numpy_helper.from_array(np.ones(4, np.float32), "w")
    short.dims[0] = 1 << 40
    save("shape", model([add()], [short]))
    wrong = numpy_helper.from_array(np.ones(4, np.float32), "w")
    wrong.dims[0] = 5
    save("bytes", model([add()], [wrong]))
    sparse = model([add()], [one])
    sparse.graph.sparse_initializer.add().dims.append(1)
    save("sparse", sparse)
    twice = model([add()], [one])
    helper.set_model_props(twice, {"k": "v"})
    twice.metadata_props.add(key="k", value="w")
    save("metadata", twice)
    allowed = model([nested(2)], [one])
    onnx.save(allowed, "allowed-nesting.onnx")


main()
