// What a picture goes through before the network, as "selfsame.steps" in the ONNX file says. The resampling is Pillow's: every value that comes out is a
// weighted mean over all pixels it stands for, rounded to whole values after rows and again after columns. A canvas would resample in a way of its own.

// Shares are whole numbers of 22 fractional bits, so that sums round as Pillow's do.
const ONE = 2 ** 22;

/** The pixels of a picture file, four bytes each, turned as its EXIF orientation says. */
export async function pixelsOf(file) {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** The network's input, channel by channel, and the same as pixels to look at. */
export function prepare(picture, steps) {
  const { width, height } = sizeAfter(picture, steps);
  const resized = resample(picture, width, height);
  const side = steps.crop;
  const seen = new ImageData(side, side);
  const input = new Float32Array(steps.channels * side * side);
  const left = offset(width, side), top = offset(height, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = ((y + top) * width + x + left) * 4, to = y * side + x;
      const colours = steps.channels === 1 ? [gray(resized, from)] : [resized[from], resized[from + 1], resized[from + 2]];
      colours.forEach((value, channel) => {
        input[channel * side * side + to] = (value / steps.divide - steps.mean[channel]) / steps.deviation[channel];
      });
      seen.data.set([colours[0], colours.at(1) ?? colours[0], colours.at(2) ?? colours[0], 255], to * 4);
    }
  }
  return { input, seen };
}

function sizeAfter(picture, steps) {
  if (steps.square) return { width: steps.resize, height: steps.resize };
  return picture.width <= picture.height
    ? { width: steps.resize, height: Math.floor(steps.resize * picture.height / picture.width) }
    : { width: Math.floor(steps.resize * picture.width / picture.height), height: steps.resize };
}

/** Half of what is cut off, halves rounded to even. */
function offset(length, side) {
  const half = (length - side) / 2, below = Math.floor(half);
  return half - below !== 0.5 ? Math.round(half) : below + below % 2;
}

function gray(pixels, at) {
  return (pixels[at] * 19595 + pixels[at + 1] * 38470 + pixels[at + 2] * 7471 + 0x8000) >> 16;
}

function resample(picture, width, height) {
  const rows = width === picture.width ? picture.data : pass(picture.data, picture.height, weights(picture.width, width), picture.width * 4, 4, width * 4, 4);
  return height === picture.height ? rows : pass(rows, width, weights(picture.height, height), 4, width * 4, 4, width * 4);
}

/** Resamples along one direction: `lines` lines, with the distances in memory between lines and between the pixels of one. */
function pass(from, lines, taps, fromLine, fromPixel, toLine, toPixel) {
  const to = new Uint8ClampedArray(lines * taps.length * 4);
  for (let line = 0; line < lines; line++) {
    taps.forEach(({ first, shares }, position) => {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let tap = 0; tap < shares.length; tap++) sum += shares[tap] * from[line * fromLine + (first + tap) * fromPixel + channel];
        to[line * toLine + position * toPixel + channel] = Math.floor((sum + ONE / 2) / ONE);
      }
    });
  }
  return to;
}

/** For each pixel that comes out, the first one that goes in and the share of each: a triangle as wide as the reduction. */
function weights(from, to) {
  const scale = from / to, reach = Math.max(scale, 1);
  return Array.from({ length: to }, (_, position) => {
    const centre = (position + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - reach + 0.5)), last = Math.min(from, Math.floor(centre + reach + 0.5));
    const shares = Array.from({ length: last - first }, (_, tap) => Math.max(0, 1 - Math.abs((first + tap - centre + 0.5) / reach)));
    const sum = shares.reduce((a, b) => a + b, 0);
    return { first, shares: shares.map((share) => Math.floor(share / sum * ONE + 0.5)) };
  });
}
