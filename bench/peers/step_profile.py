"""Where the time of a ResNet-18 step goes, operator by operator, as a table: PyTorch's operators beside Selfsame's, in one process.

usage: step_profile.py WIDTH BATCH [THREADS]. Selfsame's operators come from artifacts/native, called from Python, so that the profiler sees
both sides alike."""
import os
import sys
import time
from collections import Counter

import torch
import torch.nn.functional as F

from networks import resnet18

LIBRARY = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../artifacts/native/libselfsame_torch.so")
NORM = "batch norm, rectifier, residual"
GROUPS = {"convolution": ("conv", "FusedConvolution"),
          NORM: ("batch_norm", "threshold", "clamp_min", "relu", "aten::add", "FusedBatchNorm"),
          "optimizer": ("Optimizer", "SGD", "aten::mul_", "zero_")}
width, batch = int(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else 2)
torch.manual_seed(0)
labels = torch.randint(0, 10, (batch,))


def norm(layer, x, residual=None, relu=True):
    return torch.ops.selfsame.batch_norm_relu(x, residual, layer.weight, layer.bias, layer.running_mean, layer.running_var, True, 0.1,
                                              1e-5, relu)


def conv(layer, x):
    return torch.ops.selfsame.conv3x3(x, layer.weight, layer.stride[0])


def fused(network, x):
    x = norm(network.bn1, conv(network.conv1, x))
    for stage in (network.layer1, network.layer2, network.layer3, network.layer4):
        for block in stage:
            shortcut = x if block.downsample is None else norm(block.downsample[1], block.downsample[0](x), relu=False)
            x = norm(block.bn2, conv(block.conv2, norm(block.bn1, conv(block.conv1, x))), shortcut)
    return network.fc(x.mean((2, 3)))


def group(name):
    return next((label for label, parts in GROUPS.items() if any(part in name for part in parts)), "the rest")


def measure(label, layout, forward):
    network = resnet18(width, 10).to(memory_format=layout)
    pictures = torch.randn(batch, 3, 32, 32).to(memory_format=layout)
    optimizer = torch.optim.SGD(network.parameters(), 0.01, momentum=0.9, weight_decay=5e-4)

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(forward(network, pictures), labels).backward()
        optimizer.step()

    times = []
    for _ in range(7):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CPU]) as profile:
        step()
    sums = Counter()
    for event in profile.events():
        sums[group(event.name)] += event.self_cpu_time_total / 1e3
    total = sum(sums.values())
    cells = [f"{sums[name]:.0f} ms ({100 * sums[name] / total:.0f} %)" for name in (*GROUPS, "the rest")]
    print(f"| {label} | {sorted(times)[len(times) // 2] * 1e3:.0f} ms | " + " | ".join(cells) + " |", flush=True)


print(f"width {width}, batch {batch}, {torch.get_num_threads()} threads, OMP_WAIT_POLICY={os.environ.get('OMP_WAIT_POLICY', 'not set')}\n")
print(f"| operators | step | convolution | {NORM} | optimizer | the rest |\n| --- | ---: | ---: | ---: | ---: | ---: |")
measure("PyTorch, contiguous", torch.contiguous_format, lambda network, x: network(x))
measure("PyTorch, channels-last", torch.channels_last, lambda network, x: network(x))
torch.ops.load_library(LIBRARY)
measure("PyTorch, channels-last, our memory pool", torch.channels_last, lambda network, x: network(x))
measure("Selfsame", torch.channels_last, fused)
