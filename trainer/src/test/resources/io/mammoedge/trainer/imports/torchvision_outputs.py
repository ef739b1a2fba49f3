"""Writes torchvision_outputs.json: what torchvision's modules answer with weights from a formula.

The weights are the same in TorchvisionTest, so none are stored. Run: python3 torchvision_outputs.py > torchvision_outputs.json
"""
import json
import sys
import zlib

import numpy
import torch
import torchvision

OUTPUTS = 64
SIZES = [(96, 80), (131, 97)]


def uniform(name, count):
    """Numbers in [0, 1) that depend on the name and the place alone."""
    x = (zlib.crc32(name.encode()) + numpy.arange(count, dtype=numpy.uint64) * 2654435761) & 0xFFFFFFFF
    for _ in range(2):
        x = ((x ^ (x >> 16)) * 0x45D9F3B) & 0xFFFFFFFF
    return (x ^ (x >> 16)).astype(numpy.float64) / 2**32


def values(name, shape):
    count = int(numpy.prod(shape))
    u = uniform(name, count)
    if len(shape) > 1:
        v = (2 * u - 1) * numpy.sqrt(6 / (count / shape[0]))
    elif "running_var" in name:
        v = 0.5 + u
    elif name.endswith("weight"):
        v = 0.25 + 0.5 * u
    else:
        v = 0.4 * (u - 0.5)
    return torch.tensor(v.astype(numpy.float32).reshape(shape))


def image(height, width):
    grey = 4 * (uniform("image", height * width) - 0.5)
    plane = torch.tensor(grey.astype(numpy.float32).reshape(1, 1, height, width))
    return plane.expand(1, 3, height, width)


class Pooled(torch.nn.Module):
    """VGG's convolutions, global average pooling, a linear layer."""

    def __init__(self, features):
        super().__init__()
        self.features = features
        self.fc = torch.nn.Linear(512, OUTPUTS)

    def forward(self, x):
        return self.fc(self.features(x).mean((2, 3)))


def outputs(net):
    state = {name: values(name, tuple(tensor.shape)) for name, tensor in net.state_dict().items()
             if not name.endswith("num_batches_tracked")}
    net.load_state_dict(state, strict=False)
    net.eval()
    with torch.no_grad():
        return [[float(v) for v in net(image(*size))[0]] for size in SIZES]


models = torchvision.models
json.dump({"torchvision": torchvision.__version__, "torch": torch.__version__, "sizes": SIZES, "networks": {
    "resnet50": outputs(models.resnet50(num_classes=OUTPUTS)),
    "vgg16": outputs(Pooled(models.vgg16().features)),
    "vgg19": outputs(Pooled(models.vgg19().features))}}, sys.stdout, indent=1)
