"""Milliseconds of a ResNet-18 training step (width 64, batch 64, 32 px): forward, cross-entropy, backward, SGD."""
import time

import torch
import torch.nn.functional as F

from networks import memory_format, resnet18
from rounds import options, serve

STEPS = 3
settings = options(width=64, batch=64)
torch.set_num_threads(settings.threads)
torch.manual_seed(0)
network = resnet18(settings.width, 10).to(memory_format=memory_format(settings.layout))
pictures = torch.randn(settings.batch, 3, 32, 32).to(memory_format=memory_format(settings.layout))
labels = torch.randint(0, 10, (settings.batch,))
optimizer = torch.optim.SGD(network.parameters(), 0.01, momentum=0.9, weight_decay=5e-4)


def measure():
    start = time.perf_counter()
    for _ in range(STEPS):
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(network(pictures), labels)
        loss.backward()
        optimizer.step()
        loss.item()
    return (time.perf_counter() - start) / STEPS * 1e3


serve(measure)
