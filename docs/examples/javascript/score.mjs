// Scores 16-bit grey PNG images with the model of a release, and with nothing else: the preprocessing is in the graph.
//
//   node score.mjs RELEASE IMAGE.png…     prints the probability of malignancy of each
//   node score.mjs RELEASE                compares the release's golden images with its golden outputs; ends with 3 if one
//                                         is farther off than the manifest allows
//
// Research use, not a medical device.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import * as ort from 'onnxruntime-node';

const [release, ...images] = process.argv.slice(2);
if (!release) {
  console.error('usage: node score.mjs RELEASE [IMAGE.png…]');
  process.exit(2);
}
const session = await ort.InferenceSession.create(join(release, 'model.onnx'), { intraOpNumThreads: 1 });

async function score(file) {
  const { width, height, depth, channels, data } = decode(await readFile(file));
  if (depth !== 16 || channels !== 1) {
    throw new Error(`${file}: ${channels} channels of ${depth} bits; presentation values are one of 16`);
  }
  const image = new ort.Tensor('float32', Float32Array.from(data), [1, 1, height, width]);
  const { probability } = await session.run({ image });
  return probability.data[0];
}

const json = async (...path) => JSON.parse(await readFile(join(release, ...path), 'utf8'));

if (images.length > 0) {
  for (const file of images) {
    console.log(`${await score(file)} ${file}`);
  }
} else {
  const { golden, flips } = await json('manifest.json');
  if (flips === 'runtime') {
    console.error(`${release} averages the four flips of an image, which this example does not; export it with --flips in-graph`);
    process.exit(2);
  }
  const expected = (await json('golden', 'expected.json')).variants.fp32;
  const allowed = golden.tolerance.fp32.cpu.probability;
  for (const name of golden.images) {
    const probability = await score(join(release, 'golden', name));
    const off = Math.abs(probability - expected[name].probability);
    console.log(`${probability} ${name} off by ${off.toExponential(1)}, allowed ${allowed}`);
    if (!(off <= allowed)) {
      process.exitCode = 3;
    }
  }
}
