// A thread of its own: a picture takes tens of milliseconds, in which the process must go on asking Agora.
// Takes { id, svg }, answers { id, png } or { id, why }.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
await initWasm(readFileSync(wasm));
const font = readFileSync(new URL('font/timeline.otf', import.meta.url));

parentPort.on('message', ({ id, svg }) => {
  try {
    const picture = new Resvg(svg, {
      font: { fontBuffers: [font], defaultFontFamily: 'Noto Sans CJK SC' },
    });
    const image = picture.render();
    const png = image.asPng();
    image.free();
    picture.free();
    parentPort.postMessage({ id, png }, [png.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, why: String(error) });
  }
});
