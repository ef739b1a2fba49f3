"""Python's torch as a peer of NetworkBenchmark.

    torch_peer.py trace NOTATION WEIGHTS SCRIPT               writes a frozen TorchScript file
    torch_peer.py eager NOTATION WEIGHTS IMAGE HEIGHT WIDTH THREADS
    torch_peer.py script SCRIPT IMAGE HEIGHT WIDTH THREADS

WEIGHTS: all float32 values in order of execution. IMAGE: height x width float32 values.
"""
import sys
import time

import numpy
import torch
import torch_networks


def loaded(notation, weights):
    net = torch_networks.network(notation, 2).eval()
    values, at = torch.from_numpy(numpy.fromfile(weights, "<f4")), 0
    for tensor in net.state_dict().values():
        if tensor.is_floating_point():
            tensor.copy_(values[at:at + tensor.numel()].view_as(tensor))
            at += tensor.numel()
    if at != len(values):
        sys.exit(f"the network has {at} weights, the file {len(values)}")
    return net


def trace(notation, weights, script):
    net = loaded(notation, weights)
    with torch.no_grad():
        torch.jit.freeze(torch.jit.trace(net, torch.zeros(1, 3, 288, 224))).save(script)


def serve(net, image, height, width, threads):
    torch.set_num_threads(int(threads))
    pixels = numpy.fromfile(image, "<f4").reshape(1, 1, int(height), int(width))
    print("READY", f"torch {torch.__version__}", flush=True)
    with torch.inference_mode():
        for _ in sys.stdin:
            start = time.perf_counter()
            answer = net(torch.from_numpy(pixels).expand(-1, 3, -1, -1)).softmax(1)[0, 1].item()
            print("RAN", time.perf_counter() - start, answer, flush=True)


mode, *words = sys.argv[1:]
if mode == "trace":
    trace(*words)
elif mode == "eager":
    serve(loaded(*words[:2]), *words[2:])
else:
    serve(torch.jit.load(words[0]).eval(), *words[1:])
