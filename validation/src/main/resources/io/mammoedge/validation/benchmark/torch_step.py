"""Torch's half of StepBenchmark: network, classes, height, width, batch, frozen part, steps, file for the answer."""
import json
import os
import sys
import time

import torch
import torch_networks
from torch import nn


def frozen_parts(features, frozen):
    if frozen == "features":
        return [features]
    return [features[0], features[1], features[2][0]] if frozen == "lower" else []


notation, classes, height, width, batch, frozen, steps, answer = sys.argv[1:]
classes, height, width, batch, steps = int(classes), int(height), int(width), int(batch), int(steps)
torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
torch.manual_seed(1)
net = torch_networks.network(notation, classes)
for part in frozen_parts(net[0], frozen):
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
