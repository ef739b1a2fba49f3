"""Writes adam.json: what torch.optim.Adam and AdamW do with fixed gradients. Run: python3 adam.py > adam.json"""
import json
import torch

START = [0.5, -1.25, 3.0, 1e-3]
GRADIENTS = [[0.1, -2.0, 1e-4, 5.0], [0.0, 1.0, -1e-4, 5.0], [-0.3, 0.5, 2e-4, -20.0],
             [0.2, 0.25, 1e-9, 0.0], [0.1, 0.0, 1e-4, 1.0]]


def run(l2, decay=0.0):
    weight = torch.nn.Parameter(torch.tensor(START))
    optimizer = torch.optim.AdamW if decay else torch.optim.Adam
    adam = optimizer([weight], lr=0.01, weight_decay=decay or l2)
    steps = []
    for gradient in GRADIENTS:
        weight.grad = torch.tensor(gradient)
        adam.step()
        steps.append([float(v) for v in weight.detach()])
    return {"l2": l2, "decay": decay, "steps": steps}


print(json.dumps({"torch": torch.__version__, "learningRate": 0.01, "start": START,
                  "gradients": GRADIENTS, "runs": [run(0.0), run(0.1), run(0.0, 0.3)]}, indent=1))
