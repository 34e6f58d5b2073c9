import { inflateSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createPictures } from '../../src/picture/pictures.ts';
import { createRaster } from '../../src/picture/raster.ts';
import { svgOf } from '../../src/picture/svg.ts';
import { failed, neverAlive, normal } from './lives.ts';
import { wordsOf } from './words.ts';

/** Few threads, as each compiles the whole renderer. */
const pictures = createPictures();
const raster = createRaster();
afterAll(() => Promise.all([pictures.close(), raster.close()]));

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>';

const sizeOf = (png: Uint8Array | undefined): readonly number[] => {
  const view = Buffer.from(png ?? []);
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
};

/** All bytes of the picture, not compressed: what is drawn differently differs here. */
function pixels(png: Uint8Array | undefined): Buffer {
  const view = Buffer.from(png ?? []);
  const data: Buffer[] = [];
  for (let at = 8; at < view.length; ) {
    const length = view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(view.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return inflateSync(Buffer.concat(data));
}

test('a timeline is a PNG of twice as many pixels as units, small enough to be sent', async () => {
  const png = await pictures.timeline(normal, wordsOf('en'));
  expect(Buffer.from(png ?? []).toString('latin1', 1, 4)).toBe('PNG');
  expect(sizeOf(png)[0]).toBe(2_000);
  expect(png?.length).toBeLessThan(300_000);
});

test('words are drawn, in either language', async () => {
  const { timeline } = pictures;
  const silent = { ...wordsOf('en'), phase: { ...wordsOf('en').phase, recording: ' ' } };
  const [said, unsaid, chinese] = await Promise.all([
    timeline(failed, wordsOf('en')),
    timeline(failed, silent),
    timeline(failed, wordsOf('zh')),
  ]);
  expect(pixels(said).equals(pixels(unsaid))).toBe(false);
  expect(pixels(said).equals(pixels(chinese))).toBe(false);
});

test.each(['paper', 'plain', 'pattern'] as const)('a word on %s may have any letters', async (on) => {
  const word = { kind: 'text', x: 50, y: 30, text: '<g> & "b"', size: 20, anchor: 'middle', on } as const;
  const png = await raster.png(svgOf({ width: 100, height: 50, shapes: [word] }));
  expect(sizeOf(png)).toEqual([200, 100]);
});

test('of what was never seen alive there is none', async () => {
  expect(await pictures.timeline(neverAlive, wordsOf('en'))).toBeUndefined();
});

test('what cannot be drawn is an error, and the next picture is drawn all the same', async () => {
  await expect(raster.png('<svg')).rejects.toThrow();
  expect((await raster.png(DOT)).length).toBeGreaterThan(50);
});

test('a thread that takes too long is given up, with all who wait for it', async () => {
  const hasty = createRaster({ inTimeMs: 0 });
  onTestFinished(() => hasty.close());
  await expect(hasty.png(DOT)).rejects.toThrow('it took too long');
});

test('after its thread has ended, another begins with the next picture', async () => {
  const first = await raster.png(DOT);
  await raster.close();
  expect(await raster.png(DOT)).toEqual(first);
});
