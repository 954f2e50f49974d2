/** The features of a gallery, as `selfsame embed --out features.npy` writes them, with the names of the pictures beside. */
export class Gallery {
  static async fetch(address) {
    const [matrix, names] = await Promise.all([fetch(address), fetch(`${address}.names.csv`)]);
    if (!matrix.ok || !names.ok) throw new Error(`${address} is not there: see README.md for how to make it.`);
    return new Gallery(readNpy(await matrix.arrayBuffer()), readNames(await names.text()));
  }

  constructor({ rows, width, values }, names) {
    Object.assign(this, { rows, width, values, names });
    this.lengths = Float32Array.from({ length: rows }, (_, row) => length(this.vector(row)));
  }

  vector(row) {
    return this.values.subarray(row * this.width, (row + 1) * this.width);
  }

  /** The pictures whose features point most nearly where these do: names and cosines, nearest first. */
  nearest(features, count) {
    if (features.length !== this.width) throw new Error(`The gallery was made by another encoder: it has ${this.width} features, not ${features.length}.`);
    const whole = length(features);
    const found = this.names.map((name, row) => {
      const vector = this.vector(row);
      let sum = 0;
      for (let i = 0; i < vector.length; i++) sum += vector[i] * features[i];
      return { name, similarity: sum / Math.max(1e-12, whole * this.lengths[row]) };
    });
    return found.sort((a, b) => b.similarity - a.similarity).slice(0, count);
  }
}

function length(vector) {
  return Math.hypot(...vector);
}

function readNpy(buffer) {
  const start = 10 + new DataView(buffer).getUint16(8, true);
  const header = new TextDecoder('latin1').decode(new Uint8Array(buffer, 10, start - 10));
  const [, rows, width] = /'descr': '<f4'.*'shape': \((\d+), (\d+)\)/.exec(header).map(Number);
  return { rows, width, values: new Float32Array(buffer, start, rows * width) };
}

/** The first column of a table; a name with a comma or a quotation mark in it stands in quotation marks. */
function readNames(text) {
  return text.trim().split('\n').slice(1).map((line) => {
    const quoted = /^"((?:[^"]|"")*)"/.exec(line);
    return quoted ? quoted[1].replaceAll('""', '"') : line.split(',')[0];
  });
}
