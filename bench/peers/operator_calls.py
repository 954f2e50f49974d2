"""Microseconds of a small operator call from Python: the geometric mean over five operators, with and without gradient."""
import math
import time

import torch

from rounds import options, serve

CALLS = 4000
settings = options()
torch.set_num_threads(settings.threads)
torch.manual_seed(0)
y = torch.ones(8, 8)


def add(x):
    for _ in range(CALLS):
        x.add(y)


def relu(x):
    for _ in range(CALLS):
        x.relu()


def mul(x):
    for _ in range(CALLS):
        x.mul(y)


def total(x):
    for _ in range(CALLS):
        x.sum()


def view(x):
    for _ in range(CALLS):
        x.view(64)


def measure():
    logarithms = []
    for gradient in (False, True):
        x = torch.ones(8, 8, requires_grad=gradient)
        for operator in (add, relu, mul, total, view):
            start = time.perf_counter()
            operator(x)
            logarithms.append(math.log((time.perf_counter() - start) / CALLS * 1e6))
    return math.exp(sum(logarithms) / len(logarithms))


serve(measure)
