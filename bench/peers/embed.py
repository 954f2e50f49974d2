"""Pictures a second of ResNet-18 features from photos: torchvision's DataLoader, Resize and CenterCrop, then the forward pass."""
import pathlib
import time

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import models, transforms

from networks import memory_format
from rounds import options, serve

BATCH, PICTURES = 64, 1024
settings = options(data="", size=224)
torch.set_num_threads(settings.threads)
torch.manual_seed(0)
network = models.resnet18().eval().to(memory_format=memory_format(settings.layout))
network.fc = torch.nn.Identity()
files = sorted(path for path in pathlib.Path(settings.data).rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
view = transforms.Compose([
    transforms.Resize(round(settings.size * 8 / 7)), transforms.CenterCrop(settings.size), transforms.ToTensor(),
    transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))])


class Pictures(Dataset):
    def __len__(self):
        return PICTURES

    def __getitem__(self, index):
        with Image.open(files[index % len(files)]) as picture:
            return view(picture.convert("RGB"))


@torch.no_grad()
def measure():
    start = time.perf_counter()
    rows = [network(batch.to(memory_format=memory_format(settings.layout))) for batch in DataLoader(Pictures(), BATCH, num_workers=settings.workers)]
    assert torch.cat(rows).shape == (PICTURES, 512)
    return PICTURES / (time.perf_counter() - start)


serve(measure)
