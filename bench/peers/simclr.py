"""SimCLR on a folder of CIFAR-10 pictures with PyTorch and torchvision's transforms: pictures a second, end to end.

The recipe is that of the run beside it: at 32 px T 0.5, strength 0.5, no blur; at 224 px T 0.1, strength 1, blur; SGD 0.06 x batch / 128,
weight decay 5e-4, head d-d-128."""
import time

import torch
import torch.nn.functional as F
import torchvision
import torchvision.transforms as T
from PIL import Image
from torch import nn

from networks import memory_format, resnet18
from rounds import options, serve

settings = options(data="", steps=3, width=16, batch=256, size=32)
torch.set_num_threads(settings.threads)
torch.manual_seed(0)
layout = memory_format(settings.layout)
small = settings.size <= 64
blur = [] if small else [T.RandomApply([T.GaussianBlur(settings.size // 10 // 2 * 2 + 1, (0.1, 2.0))], p=0.5)]
jitter = T.ColorJitter(0.4, 0.4, 0.4, 0.1) if small else T.ColorJitter(0.8, 0.8, 0.8, 0.2)
augment = T.Compose([
    T.RandomResizedCrop(settings.size, scale=(0.08, 1)), T.RandomHorizontalFlip(), T.RandomApply([jitter], p=0.8),
    T.RandomGrayscale(0.2), *blur, T.ToTensor(), T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


class TwoViews:
    def __call__(self, picture):
        return augment(picture), augment(picture)


def read(path):
    return Image.open(path).convert("RGB")


def endless(loader):
    while True:
        yield from loader


features = 8 * settings.width
encoder = resnet18(settings.width, None, small).to(memory_format=layout)
projector = nn.Sequential(nn.Linear(features, features, bias=False), nn.BatchNorm1d(features), nn.ReLU(),
                          nn.Linear(features, 128, bias=False), nn.BatchNorm1d(128))
optimizer = torch.optim.SGD([*encoder.parameters(), *projector.parameters()], 0.06 * settings.batch / 128, momentum=0.9,
                            weight_decay=5e-4)
loader = torch.utils.data.DataLoader(torchvision.datasets.ImageFolder(settings.data, TwoViews(), loader=read), settings.batch,
                                     shuffle=True, drop_last=True, num_workers=settings.workers,
                                     persistent_workers=settings.workers > 0)
batches = endless(loader)


def step():
    (first, second), _ = next(batches)
    views = torch.cat([first, second]).contiguous(memory_format=layout)
    z = F.normalize(projector(encoder(views)), dim=1)
    count = len(first)
    similarities = z @ z.T / (0.5 if small else 0.1)
    similarities.fill_diagonal_(-1e9)
    loss = F.cross_entropy(similarities, torch.arange(2 * count).roll(count))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


def measure():
    start = time.perf_counter()
    for _ in range(settings.steps):
        step()
    return settings.steps * settings.batch / (time.perf_counter() - start)


step()  # "ready" is said after the first update
serve(measure)
