"""photos.py SOURCE DESTINATION COPIES: the photos of a folder cut to 500 x 375 as JPEG of quality 90, each under several names."""
import os
import sys
from pathlib import Path

from PIL import Image, ImageOps

source, destination, copies = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
for path in sorted(source.rglob("*.jpg")):
    photo = ImageOps.fit(Image.open(path).convert("RGB"), (500, 375), Image.LANCZOS)
    first = destination / f"{path.stem}-0.jpg"
    photo.save(first, quality=90)
    for copy in range(1, copies):
        os.link(first, destination / f"{path.stem}-{copy}.jpg")
