import * as ort from 'onnxruntime-web';
import { pixelsOf, prepare } from './preprocess.js';

ort.env.wasm.wasmPaths = new URL('./node_modules/onnxruntime-web/dist/', import.meta.url).href;
ort.env.wasm.numThreads = 1;

/** An encoder that `selfsame export` wrote. */
export class Encoder {
  static async fetch(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} is not there: see README.md for how to make it.`);
    const file = new Uint8Array(await answer.arrayBuffer());
    const steps = metadata(file).get('selfsame.steps');
    if (!steps) throw new Error(`${address} does not say how pictures are prepared: export it again.`);
    return new Encoder(await ort.InferenceSession.create(file), JSON.parse(steps));
  }

  constructor(session, steps) {
    this.session = session;
    this.steps = steps;
  }

  /** The features of a picture file, and what the network saw. */
  async encode(picture) {
    const { crop, channels } = this.steps;
    const { input, seen } = prepare(await pixelsOf(picture), this.steps);
    const { features } = await this.session.run({ pictures: new ort.Tensor('float32', input, [1, channels, crop, crop]) });
    return { features: features.data, seen };
  }
}

/** The metadata of an ONNX file, which ONNX Runtime does not show in a browser: field 14 of a protocol buffer, entries of a key (1) and a value (2). */
export function metadata(file) {
  const found = new Map();
  for (const [field, entry] of fields(file)) {
    if (field !== 14) continue;
    const texts = new Map(Array.from(fields(entry), ([number, text]) => [number, new TextDecoder().decode(text)]));
    found.set(texts.get(1), texts.get(2));
  }
  return found;
}

/** The fields of a message that hold bytes; numbers are passed over. */
function* fields(message) {
  let at = 0;
  const number = () => {
    let value = 0, factor = 1, byte;
    do {
      byte = message[at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  };
  while (at < message.length) {
    const key = number(), field = Math.floor(key / 8), kind = key % 8;
    if (kind === 0) number();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else {
      const length = number();
      yield [field, message.subarray(at, at + length)];
      at += length;
    }
  }
}
