import { Encoder } from './encoder.js';
import { Gallery } from './gallery.js';

const [chooser, status, answer, query, seen, size, nearest] =
  ['picture', 'status', 'answer', 'query', 'seen', 'size', 'nearest'].map((id) => document.getElementById(id));

function say(text, wrong = false) {
  status.textContent = text;
  status.classList.toggle('wrong', wrong);
}

// Small pictures are enlarged by whole pixels, as they are.
function keepPixels(picture) {
  picture.addEventListener('load', () => picture.classList.toggle('small', picture.naturalWidth < 128));
}

function show(hit) {
  const item = document.createElement('li');
  const picture = Object.assign(new Image(), { src: `gallery/pictures/${hit.name.split('/').map(encodeURIComponent).join('/')}`, alt: hit.name, loading: 'lazy' });
  keepPixels(picture);
  const words = document.createElement('figcaption');
  const similarity = Object.assign(document.createElement('b'), { textContent: hit.similarity.toFixed(3) });
  words.append(similarity, hit.name);
  const figure = document.createElement('figure');
  figure.append(picture, words);
  item.append(figure);
  return item;
}

keepPixels(query);
try {
  const [encoder, gallery] = await Promise.all([Encoder.fetch('gallery/encoder.onnx'), Gallery.fetch('gallery/features.npy')]);
  chooser.disabled = false;
  say(`${gallery.rows.toLocaleString('en')} pictures to compare with.`);
  chooser.addEventListener('change', async () => {
    const [file] = chooser.files;
    if (!file) return;
    try {
      const started = performance.now();
      const found = await encoder.encode(file);
      const hits = gallery.nearest(found.features, 12);
      const spent = performance.now() - started;
      URL.revokeObjectURL(query.src);
      query.src = URL.createObjectURL(file);
      Object.assign(seen, { width: found.seen.width, height: found.seen.height });
      seen.getContext('2d').putImageData(found.seen, 0, 0);
      size.textContent = `as the network sees it, ${found.seen.width}\u00a0×\u00a0${found.seen.height}`;
      nearest.replaceChildren(...hits.map(show));
      answer.hidden = false;
      say(`${file.name}: compared with ${gallery.rows.toLocaleString('en')} pictures in ${spent.toFixed(0)}\u00a0ms.`);
    } catch (error) {
      say(error instanceof DOMException ? `${file.name} is no picture that this browser reads.` : error.message, true);
    }
  });
} catch (error) {
  say(error.message, true);
}
