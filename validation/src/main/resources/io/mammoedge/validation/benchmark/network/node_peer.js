// onnxruntime-node as a peer of NetworkBenchmark: GRAPH IMAGE HEIGHT WIDTH THREADS.
'use strict';
const fs = require('fs');
const readline = require('readline');
const ort = require('onnxruntime-node');

async function main([graph, image, height, width, threads]) {
  const session = await ort.InferenceSession.create(graph, {
    executionProviders: ['cpu'],
    intraOpNumThreads: Number(threads),
    interOpNumThreads: 1,
  });
  const bytes = fs.readFileSync(image);
  const pixels = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const { version } = require('onnxruntime-node/package.json');
  console.log(`READY onnxruntime-node ${version}`);
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    const tensor = new ort.Tensor('float32', pixels, [1, 1, Number(height), Number(width)]);
    const { probability } = await session.run({ image: tensor }, ['probability']);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    console.log(`RAN ${seconds} ${probability.data[0]}`);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(String(error.message).split('\n')[0]);
  process.exit(1);
});
