"""The networks in Python's torch, written here as torchvision has them, since torchvision is not everywhere that torch is."""
import torch
from torch import nn


TORCHS = 1e-5
KERAS = 1e-3  # the paper's tops are Keras's


def conv_norm(i, o, kernel, stride, epsilon):
    return [nn.Conv2d(i, o, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(o, epsilon)]


class Unit(nn.Module):
    def __init__(self, i, sizes, stride, project, strided_first, epsilon):
        super().__init__()
        first, second = (stride, 1) if strided_first else (1, stride)
        self.main = nn.Sequential(*conv_norm(i, sizes[0], 1, first, epsilon), nn.ReLU(True),
                                  *conv_norm(sizes[0], sizes[1], 3, second, epsilon), nn.ReLU(True),
                                  *conv_norm(sizes[1], sizes[2], 1, 1, epsilon))
        self.shortcut = nn.Sequential(*conv_norm(i, sizes[2], 1, stride, epsilon)) if project else nn.Identity()

    def forward(self, x):
        return torch.relu(self.main(x) + self.shortcut(x))


def units(i, sizes, count, stride, strided_first, epsilon):
    return nn.Sequential(*[Unit(sizes[2] if k else i, sizes, 1 if k else stride, not k, strided_first, epsilon)
                           for k in range(count)])


def resnet50(width=64):
    parts = [nn.Sequential(*conv_norm(3, width, 7, 2, TORCHS), nn.ReLU(True), nn.MaxPool2d(3, 2, 1))]
    channels = width
    for stage, count in enumerate((3, 4, 6, 3)):
        f = width << stage
        parts.append(units(channels, (f, f, 4 * f), count, 2 if stage else 1, False, TORCHS))
        channels = 4 * f
    return nn.Sequential(*parts), channels


def vgg16(width=64):
    parts, channels = [], 3
    for block, count in enumerate((2, 2, 3, 3, 3)):
        for _ in range(count):
            parts += [nn.Conv2d(channels, width * min(1 << block, 8), 3, 1, 1), nn.ReLU(True)]
            channels = width * min(1 << block, 8)
        parts.append(nn.MaxPool2d(2, 2))
    return nn.Sequential(*parts), channels


def top(notation, channels):
    parts = []
    for stage in notation.split(",") if notation else []:
        sizes, count = stage.rsplit("x", 1)
        if sizes[0] == "[":
            sizes = [int(s) for s in sizes[1:-1].split("-")]
            parts.append(units(channels, sizes, int(count), 2, True, KERAS))
            channels = sizes[2]
        else:
            for _ in range(int(count)):
                parts += [*conv_norm(channels, int(sizes), 3, 1, KERAS), nn.ReLU(True)]
                channels = int(sizes)
            parts.append(nn.MaxPool2d(2, 2))
    return nn.Sequential(*parts), channels


def network(notation, classes):
    """Backbone, what the top adds, and the head: resnet50/16+[32-32-64]x2 has a 16th of the channels."""
    backbone, _, stages = notation.partition("+")
    name, _, narrowing = backbone.partition("/")
    features, channels = {"resnet50": resnet50, "vgg16": vgg16}[name](64 // int(narrowing or 1))
    above, channels = top(stages, channels)
    return nn.Sequential(features, above, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))
