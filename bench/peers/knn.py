"""Seconds of the bare matrix product and top-k of 10,000 queries over a bank of 50,000 x 512, 500 queries at a time."""
import time

import torch

from rounds import options, serve

NEIGHBOURS, CHUNK = 200, 500
settings = options()
torch.set_num_threads(settings.threads)
torch.manual_seed(0)
bank = torch.nn.functional.normalize(torch.randn(50_000, 512))
queries = torch.nn.functional.normalize(torch.randn(10_000, 512))


@torch.no_grad()
def measure():
    start = time.perf_counter()
    for chunk in queries.split(CHUNK):
        (chunk @ bank.T).topk(NEIGHBOURS, dim=1)
    return time.perf_counter() - start


serve(measure)
