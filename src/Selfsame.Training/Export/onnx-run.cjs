// node onnx-run.cjs RUNTIME MODEL INPUT OUTPUT N,C,H,W: runs MODEL in ONNX Runtime on the float32 numbers of INPUT, writes every output's
// numbers to OUTPUT one after the other, and prints {"version": ..., "outputs": [{"name": ..., "count": ...}, ...]}.
const fs = require('fs');
const path = require('path');

async function main([runtime, model, input, output, shape]) {
  const ort = require(path.join(runtime, 'node_modules', 'onnxruntime-node'));
  const session = await ort.InferenceSession.create(model);
  const bytes = fs.readFileSync(input);
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const results = await session.run({ [session.inputNames[0]]: new ort.Tensor('float32', numbers, shape.split(',').map(Number)) });
  const file = fs.openSync(output, 'w');
  const outputs = [];
  for (const name of session.outputNames) {
    const data = results[name].data;
    fs.writeSync(file, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    outputs.push({ name, count: data.length });
  }
  fs.closeSync(file);
  console.log(JSON.stringify({ version: ort.env.versions.node, outputs }));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(String(error.message || error).split('\n')[0]);
  process.exit(1);
});
