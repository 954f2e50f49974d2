"""SimCLR's pair of views of each picture of a folder, on one thread: pairs a second. One of three ways to make them:

pillow: torchvision's transforms on Pillow pictures, what nearly everybody trains with;
tensor: the same transforms of torchvision on uint8 tensors, decoded by torchvision.io;
opencv: the same operations written for OpenCV: bilinear resize, lookup tables, one pass each.
"""
import random
import time
from pathlib import Path

import numpy as np
import torch
from rounds import options, serve

settings = options(data="", size=224, pairs=64, backend="pillow")
torch.set_num_threads(1)
torch.manual_seed(0)
random.seed(0)
size = settings.size
small = size <= 64
strength = (0.4, 0.4, 0.4, 0.1) if small else (0.8, 0.8, 0.8, 0.2)
kernel = size // 10 // 2 * 2 + 1  # 23 at 224
MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
files = sorted(str(path) for path in Path(settings.data).rglob("*.jpg"))
random.shuffle(files)


def torchvision_views(on_tensors):
    import torchvision.transforms as T
    from PIL import Image
    from torchvision.io import ImageReadMode, decode_jpeg, read_file

    steps = [T.RandomResizedCrop(size, scale=(0.08, 1)), T.RandomHorizontalFlip(), T.RandomApply([T.ColorJitter(*strength)], p=0.8),
             T.RandomGrayscale(0.2)]
    if not small:
        steps.append(T.RandomApply([T.GaussianBlur(kernel, (0.1, 2.0))], p=0.5))
    steps += [T.ConvertImageDtype(torch.float32) if on_tensors else T.ToTensor(), T.Normalize(MEAN, DEVIATION)]
    augment = T.Compose(steps)

    def pair(path):
        picture = decode_jpeg(read_file(path), ImageReadMode.RGB) if on_tensors else Image.open(path).convert("RGB")
        return augment(picture), augment(picture)

    return pair


def opencv_views():
    import cv2

    cv2.setNumThreads(1)
    levels = np.arange(256, dtype=np.float32)
    scale = (1 / (255 * np.array(DEVIATION, dtype=np.float32))).reshape(1, 1, 3)
    shift = (np.array(MEAN, dtype=np.float32) / np.array(DEVIATION, dtype=np.float32)).reshape(1, 1, 3)

    def table(values):
        return np.clip(values, 0, 255).astype(np.uint8)

    def brightness(picture):
        return cv2.LUT(picture, table(levels * random.uniform(1 - strength[0], 1 + strength[0])))

    def contrast(picture):
        factor = random.uniform(1 - strength[1], 1 + strength[1])
        mean = round(cv2.mean(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))[0])
        return cv2.LUT(picture, table(levels * factor + mean * (1 - factor)))

    def saturation(picture):
        factor = random.uniform(1 - strength[2], 1 + strength[2])
        gray = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        return cv2.addWeighted(picture, factor, gray, 1 - factor, 0)

    def hue(picture):
        shift_by = round(random.uniform(-strength[3], strength[3]) * 256)
        hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV_FULL)
        hsv[:, :, 0] += np.uint8(shift_by % 256)
        return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB_FULL)

    def crop(height, width):
        for _ in range(10):
            area = height * width * random.uniform(0.08, 1)
            aspect = np.exp(random.uniform(np.log(3 / 4), np.log(4 / 3)))
            w, h = round((area * aspect) ** 0.5), round((area / aspect) ** 0.5)
            if 0 < w <= width and 0 < h <= height:
                return random.randint(0, height - h), random.randint(0, width - w), h, w
        return 0, 0, height, width

    def view(picture):
        top, left, h, w = crop(*picture.shape[:2])
        out = cv2.resize(picture[top:top + h, left:left + w], (size, size), interpolation=cv2.INTER_LINEAR)
        if random.random() < 0.5:
            out = cv2.flip(out, 1)
        if random.random() < 0.8:
            operations = [brightness, contrast, saturation, hue]
            random.shuffle(operations)
            for operation in operations:
                out = operation(out)
        if random.random() < 0.2:
            out = cv2.cvtColor(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        if not small and random.random() < 0.5:
            sigma = random.uniform(0.1, 2)
            out = cv2.GaussianBlur(out, (kernel, kernel), sigma)
        return cv2.multiply(out, scale_of(out), dtype=cv2.CV_32F) - shift

    cache = {}

    def scale_of(out):
        return cache.setdefault(out.shape, np.broadcast_to(scale, out.shape).copy())

    def pair(path):
        picture = cv2.cvtColor(cv2.imread(path, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        return view(picture), view(picture)

    return pair


make = opencv_views() if settings.backend == "opencv" else torchvision_views(settings.backend == "tensor")
position = 0


def measure():
    global position
    start = time.perf_counter()
    for _ in range(settings.pairs):
        make(files[position % len(files)])
        position += 1
    return settings.pairs / (time.perf_counter() - start)


serve(measure)
