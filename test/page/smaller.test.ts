import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { smaller } from '../../sandbox/screens/smaller.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const sums = Buffer.alloc(8);
  sums.writeUInt32BE(data.length, 0);
  sums.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([sums.subarray(0, 4), body, sums.subarray(4)]);
}

/** A picture of one colour a row, whose rows are written in the five ways that PNG has. */
function striped(rows: readonly (readonly [way: number, colour: number])[], width: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const plain = rows.map(([, colour]) =>
    Array.from({ length: width * 3 }, (_, n) => (colour >> (16 - 8 * (n % 3))) & 255),
  );
  const filtered = rows.flatMap(([way], y) => {
    const [row = [], above = []] = [plain[y], plain[y - 1]];
    const guess = (x: number): number => {
      const [left, up, corner] = [row[x - 3] ?? 0, above[x] ?? 0, x < 3 ? 0 : (above[x - 3] ?? 0)];
      const near = left + up - corner;
      const far = [left, up, corner].map((each) => Math.abs(near - each));
      const paeth = [left, up, corner][far.indexOf(Math.min(...far))] ?? 0;
      return [0, left, up, (left + up) >> 1, paeth][way] ?? 0;
    };
    return [way, ...row.map((byte, x) => (byte - guess(x)) & 255)];
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(filtered), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colours(png: Buffer): readonly number[] {
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    parts.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, end));
  }
  const palette = parts.get('PLTE') ?? Buffer.alloc(0);
  const width = parts.get('IHDR')?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(parts.get('IDAT') ?? Buffer.alloc(0));
  return [...rows].filter((_, n) => n % (width + 1) === 1).map((index) => palette.readUIntBE(index * 3, 3));
}

it('keeps the colours of a picture that has few, however its rows were written', () => {
  const rows = [0xff0080, 0x123456, 0xffffff, 0x0000ff, 0x808080].map(
    (colour, way) => [way, colour] as const,
  );
  const png = striped(rows, 400);
  const small = smaller(png);
  expect(small.length).toBeLessThan(png.length / 10);
  expect(colours(small)).toEqual(rows.map(([, colour]) => colour));
});

it('takes the nearest of the frequent colours where there are more than 256', () => {
  const rows = Array.from({ length: 300 }, (_, n) => [0, n < 280 ? (n % 280) << 8 : 0xfe0001] as const);
  const shown = colours(smaller(striped(rows, 50)));
  expect(new Set(shown).size).toBeLessThanOrEqual(256);
  expect(shown[299]).toBe(0xfe0001);
});
