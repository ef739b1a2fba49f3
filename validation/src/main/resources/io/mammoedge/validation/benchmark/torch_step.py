"""Torch's half of StepBenchmark: network, classes, height, width, batch, frozen part, steps, file for the answer.

The networks are written here, as torchvision has them, since torchvision is not everywhere that torch is.
"""
import json
import os
import sys
import time

import torch
from torch import nn


def conv_norm(i, o, kernel, stride):
    return [nn.Conv2d(i, o, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(o)]


class Unit(nn.Module):
    def __init__(self, i, sizes, stride, project, strided_first):
        super().__init__()
        first, second = (stride, 1) if strided_first else (1, stride)
        self.main = nn.Sequential(*conv_norm(i, sizes[0], 1, first), nn.ReLU(True),
                                  *conv_norm(sizes[0], sizes[1], 3, second), nn.ReLU(True),
                                  *conv_norm(sizes[1], sizes[2], 1, 1))
        self.shortcut = nn.Sequential(*conv_norm(i, sizes[2], 1, stride)) if project else nn.Identity()

    def forward(self, x):
        return torch.relu(self.main(x) + self.shortcut(x))


def units(i, sizes, count, stride, strided_first):
    return nn.Sequential(*[Unit(sizes[2] if k else i, sizes, 1 if k else stride, not k, strided_first)
                           for k in range(count)])


def resnet50():
    parts = [nn.Sequential(*conv_norm(3, 64, 7, 2), nn.ReLU(True), nn.MaxPool2d(3, 2, 1))]
    channels = 64
    for stage, count in enumerate((3, 4, 6, 3)):
        f = 64 << stage
        parts.append(units(channels, (f, f, 4 * f), count, 2 if stage else 1, False))
        channels = 4 * f
    return nn.Sequential(*parts), channels


def vgg16():
    parts, channels = [], 3
    for block, count in enumerate((2, 2, 3, 3, 3)):
        for _ in range(count):
            parts += [nn.Conv2d(channels, min(64 << block, 512), 3, 1, 1), nn.ReLU(True)]
            channels = min(64 << block, 512)
        parts.append(nn.MaxPool2d(2, 2))
    return nn.Sequential(*parts), channels


def top(notation, channels):
    parts = []
    for stage in notation.split(",") if notation else []:
        sizes, count = stage.rsplit("x", 1)
        if sizes[0] == "[":
            sizes = [int(s) for s in sizes[1:-1].split("-")]
            parts.append(units(channels, sizes, int(count), 2, True))
            channels = sizes[2]
        else:
            for _ in range(int(count)):
                parts += [*conv_norm(channels, int(sizes), 3, 1), nn.ReLU(True)]
                channels = int(sizes)
            parts.append(nn.MaxPool2d(2, 2))
    return nn.Sequential(*parts), channels


def frozen_parts(features, frozen):
    if frozen == "features":
        return [features]
    return [features[0], features[1], features[2][0]] if frozen == "lower" else []


network, classes, height, width, batch, frozen, steps, answer = sys.argv[1:]
classes, height, width, batch, steps = int(classes), int(height), int(width), int(batch), int(steps)
torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
torch.manual_seed(1)
backbone, _, notation = network.partition("+")
features, channels = {"resnet50": resnet50, "vgg16": vgg16}[backbone]()
above, channels = top(notation, channels)
net = nn.Sequential(features, above, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))
for part in frozen_parts(features, frozen):
    part.requires_grad_(False).eval()
adam = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=1e-4)
images = torch.rand(batch, 3, height, width) - 0.5
labels = torch.arange(batch) % classes
counts = torch.bincount(labels, minlength=classes).double()
weights = (1 / (counts[labels] * (counts > 0).sum())).float()
seconds = []
for _ in range(steps):
    start = time.perf_counter()
    loss = (nn.functional.cross_entropy(net(images), labels, reduction="none") * weights).sum()
    adam.zero_grad(set_to_none=True)
    loss.backward()
    adam.step()
    loss.item()
    seconds.append(time.perf_counter() - start)
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
with open(answer, "w") as out:
    json.dump({"seconds": seconds, "megabytes": peak, "engine": f"torch {torch.__version__}"}, out)
