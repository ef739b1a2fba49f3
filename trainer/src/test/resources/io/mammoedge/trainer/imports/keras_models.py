"""Writes the Keras files beside it, and keras_outputs.json with Keras's own answers.

Narrow networks of the layer structure and names that the paper's authors describe, saved by model.save as HDF5 with
Keras 3; `early` is also rewritten into the layout of Keras 2.0 (its way to write a configuration and to name and order
weights), which no Keras at hand still writes for networks with batch norms. vgg16-patch is written by the Keras 2.6
inside TensorFlow. Weights are multiples of 1/64, so that the files compress. Run: python3 keras_models.py DIRECTORY
"""
import gzip
import json
import os
import sys
import zlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy
import tensorflow
from keras import layers as L

HEIGHT, WIDTH = 160, 128
OUT = sys.argv[1]
answers = {"keras": keras.__version__, "height": HEIGHT, "width": WIDTH, "logits": {}}


def uniform(name, count):
    x = (zlib.crc32(name.encode()) + numpy.arange(count, dtype=numpy.uint64) * 2654435761) & 0xFFFFFFFF
    for _ in range(2):
        x = ((x ^ (x >> 16)) * 0x45D9F3B) & 0xFFFFFFFF
    return (x ^ (x >> 16)).astype(numpy.float64) / 2**32


def fill(model):
    for i, weight in enumerate(model.weights):
        shape = tuple(weight.shape)
        u = uniform(f"{i}", int(numpy.prod(shape))).reshape(shape)
        name = weight.name.split("/")[-1].split(":")[0]
        if name == "kernel":
            v = (2 * u - 1) * numpy.sqrt(6 / (numpy.prod(shape) / shape[-1]))
        else:
            v = {"gamma": 0.25 + 0.5 * u, "moving_variance": 0.5 + u}.get(name, 0.4 * (u - 0.5))
        weight.assign(numpy.round(v * 64) / 64)


def conv(x, filters, kernel, stride=1, padding="same", name=None):
    return L.Conv2D(filters, kernel, strides=stride, padding=padding, name=name)(x)


def norm_relu(x, relu=True, name=None, epsilon=1e-3):
    x = L.BatchNormalization(name=name, epsilon=epsilon)(x)
    return L.Activation("relu")(x) if relu else x


def unit(x, sizes, stride, project, names, epsilon=1e-3):
    """Stride in the first 1x1; `names` gives the names of a convolution and its norm, or None."""
    y = norm_relu(conv(x, sizes[0], 1, stride, "valid", names("2a")[0]), name=names("2a")[1], epsilon=epsilon)
    y = norm_relu(conv(y, sizes[1], 3, 1, "same", names("2b")[0]), name=names("2b")[1], epsilon=epsilon)
    y = norm_relu(conv(y, sizes[2], 1, 1, "valid", names("2c")[0]), False, names("2c")[1], epsilon)
    if project:
        x = norm_relu(conv(x, sizes[2], 1, stride, "valid", names("1")[0]), False, names("1")[1], epsilon)
    return L.Activation("relu")(L.Add()([y, x]))


def resnet(stem, width, epsilon=1e-3):
    inputs = keras.Input((HEIGHT, WIDTH, 3))
    x = inputs if stem == "same" else L.ZeroPadding2D((3, 3))(inputs)
    x = norm_relu(conv(x, width, 7, 2, "same" if stem == "same" else "valid", "conv1"), name="bn_conv1", epsilon=epsilon)
    if stem == "padded":
        x = L.ZeroPadding2D((1, 1))(x)
    x = L.MaxPooling2D((3, 3), strides=(2, 2))(x)
    for stage, units in enumerate((3, 4, 6, 3)):
        for i in range(units):
            block = f"{stage + 2}{chr(ord('a') + i)}_branch"
            f = width << stage
            x = unit(x, (f, f, 4 * f), 2 if stage and not i else 1, not i,
                     lambda b, block=block: (f"res{block}{b}", f"bn{block}{b}"), epsilon)
    return keras.Model(inputs, x, name="model_1")


def vgg(deep, width):
    inputs = keras.Input((HEIGHT, WIDTH, 3))
    x = inputs
    for block, units in enumerate((2, 2, deep, deep, deep)):
        for i in range(units):
            x = L.Conv2D(width * min(1 << block, 8), 3, padding="same", activation="relu",
                         name=f"block{block + 1}_conv{i + 1}")(x)
        x = L.MaxPooling2D((2, 2), strides=(2, 2), name=f"block{block + 1}_pool")(x)
    return keras.Model(inputs, x, name="model_1")


def whole(features, top, classes=2):
    inputs = keras.Input((HEIGHT, WIDTH, 3))
    x = features(inputs)
    for stage in top:
        if len(stage) == 4:
            for i in range(stage[3]):
                x = unit(x, stage[:3], 1 if i else 2, not i, lambda b: (None, None))
                x = L.Dropout(0.1)(x)
        else:
            for _ in range(stage[1]):
                x = L.Dropout(0.1)(norm_relu(conv(x, stage[0], 3)))
            x = L.MaxPooling2D((2, 2), strides=(2, 2))(x)
    x = L.Dropout(0.1)(L.GlobalAveragePooling2D()(x))
    return keras.Model(inputs, L.Dense(classes, activation="softmax")(x))


def grey():
    plane = numpy.float32(4 * (uniform("image", HEIGHT * WIDTH) - 0.5)).reshape(1, HEIGHT, WIDTH, 1)
    return numpy.repeat(plane, 3, 3)


def save(name, model, call):
    path = f"{OUT}/{name}.h5"
    model.save(path)
    answers["logits"][name] = numpy.log(numpy.float64(call(model, grey()))[0]).tolist()
    return path


def compress(path):
    with open(path, "rb") as plain, open(path + ".gz", "wb") as packed:
        packed.write(gzip.compress(plain.read(), 9, mtime=0))
    os.remove(path)


def as_keras2(path, target):
    """Rewrites a configuration and the names of weights into the layout of Keras 2.0."""
    def inbound(nodes):
        found = []

        def walk(x):
            if isinstance(x, dict):
                if "keras_history" in x:
                    found.append([*x["keras_history"], {}])
                else:
                    [walk(v) for v in x.values()]
            elif isinstance(x, list):
                [walk(v) for v in x]
        walk(nodes)
        return [found] if found else []

    def model(m):
        m["class_name"] = "Model"
        m["config"]["input_layers"] = [m["config"]["input_layers"]]
        m["config"]["output_layers"] = [m["config"]["output_layers"]]
        for layer in m["config"]["layers"]:
            layer["inbound_nodes"] = inbound(layer["inbound_nodes"])
            if layer["class_name"] == "Functional":
                model(layer)
            elif layer["class_name"] == "InputLayer":
                layer["config"]["batch_input_shape"] = layer["config"].pop("batch_shape")
    with h5py.File(path) as old, h5py.File(target, "w") as new:
        config = json.loads(old.attrs["model_config"])
        model(config)
        new.attrs["model_config"] = json.dumps(config).encode()
        new.attrs["keras_version"] = b"2.0.5"
        new.attrs["backend"] = b"tensorflow"
        weights = new.create_group("model_weights")
        for group in old["model_weights"]:
            g = weights.create_group(group)
            names = [n if isinstance(n, str) else n.decode() for n in old["model_weights"][group].attrs["weight_names"]]
            names.sort(key=lambda n: "moving" in n)
            g.attrs["weight_names"] = [f"{n}:0".encode() for n in names]
            for n in names:
                g.create_dataset(f"{n}:0", data=old["model_weights"][group][n])


def predict(model, x):
    return model.predict(x, verbose=0)


early = whole(resnet("valid", 4), [(8, 8, 16, 2), (8, 8, 16, 1)])
same = whole(resnet("same", 4), [(16, 1), (8, 8, 24, 2)])
padded = whole(resnet("padded", 4, 1.001e-5), [(8, 8, 16, 1)])
for name, model in {"early": early, "same": same, "padded": padded,
                    "vgg16": whole(vgg(3, 4), [(16, 1), (12, 2)]),
                    "hybrid": whole(vgg(4, 4), [(8, 8, 16, 2)])}.items():
    fill(model)
    path = save(name, model, predict)
    if name == "early":
        as_keras2(path, f"{OUT}/keras2.h5")
        compress(f"{OUT}/keras2.h5")
        answers["logits"]["keras2"] = answers["logits"]["early"]
    compress(path)

grey_input = keras.Input((HEIGHT, WIDTH, 1))
x = grey_input
for f in (2, 4):
    x = norm_relu(conv(norm_relu(conv(x, f, 3)), f, 3))
    x = L.MaxPooling2D((2, 2), strides=(2, 2))(x)
yaroslav = keras.Model(grey_input, L.Dense(2, activation="softmax")(L.GlobalAveragePooling2D()(x)))
compress(save("yaroslav", yaroslav, lambda m, x: predict(m, x[..., :1])))
odd = keras.Input((HEIGHT, WIDTH, 3))
x = L.GlobalAveragePooling2D()(L.SeparableConv2D(4, 3, name="block1_sepconv1")(conv(odd, 4, 3)))
compress(save("xception", keras.Model(odd, L.Dense(2, activation="softmax")(x)), predict))

# A patch classifier, by the Keras 2.6 that TensorFlow still carries; it has lost its version number, which save() asks for.
from tensorflow.python import keras as keras2
keras2.__version__ = "2.6.0"
from tensorflow.python.keras.engine.input_layer import Input
from tensorflow.python.keras.engine.training import Model
from tensorflow.python.keras.layers.convolutional import Conv2D
from tensorflow.python.keras.layers.core import Dense, Dropout
from tensorflow.python.keras.layers.pooling import GlobalAveragePooling2D, MaxPooling2D
inputs = Input((HEIGHT, WIDTH, 3))
x = inputs
for block, units in enumerate((2, 2, 3, 3, 3)):
    for i in range(units):
        x = Conv2D(4 * min(1 << block, 8), 3, padding="same", activation="relu", name=f"block{block + 1}_conv{i + 1}")(x)
    x = MaxPooling2D((2, 2), strides=(2, 2), name=f"block{block + 1}_pool")(x)
patch = Model(inputs, Dense(5, activation="softmax")(Dropout(0.5)(GlobalAveragePooling2D()(x))))
fill(patch)
compress(save("vgg16-patch", patch, lambda m, x: m(tensorflow.constant(x)).numpy()))

with open(f"{OUT}/keras_outputs.json", "w") as out:
    json.dump(answers, out, indent=1)
