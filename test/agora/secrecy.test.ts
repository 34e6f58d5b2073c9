import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, redactRtmpUrl } from '../../src/agora/secrecy.ts';

describe('an RTMP address', () => {
  it.each([
    ['rtmp://live.example.com/app/key-1', 'rtmp://live.example.com/app/…'],
    ['rtmps://live.example.com:443/app/room/key-1', 'rtmps://live.example.com:443/app/…'],
    ['rtmp://me:key-1@live.example.com/app/key-1?key=key-1#key-1', 'rtmp://live.example.com/app/…'],
    ['rtmp://live.example.com/key-1', 'rtmp://live.example.com/…'],
    ['rtmp://live.example.com//app/key-1', 'rtmp://live.example.com/app/…'],
    ['srt://live.example.com:9000?streamid=key-1', 'srt://live.example.com:9000/…'],
    ['rtmp://', 'rtmp://…'],
    ['not an address with key-1', '…'],
  ])('%s loses its key: %s', (full, redacted) => {
    expect(redactRtmpUrl(full)).toBe(redacted);
  });

  it('never keeps what follows the first segment', () => {
    const key = fc.stringMatching(/^[a-z0-9]{8,40}$/);
    fc.assert(
      fc.property(key, (secret) => {
        expect(redactRtmpUrl(`rtmp://h.example/app/${secret}?t=${secret}`)).not.toContain(secret);
      }),
    );
  });
});

describe('a text from outside', () => {
  it('loses what was sent, plain and percent-encoded', () => {
    expect(cleanText('bad pair a/b or a%2Fb for c', ['a/b'])).toBe('bad pair … or … for c');
  });

  it('loses what looks like an id, though it was not ours', () => {
    expect(cleanText('sid 0123456789abcdef0123456789abcdef is unknown', [])).toBe('sid … is unknown');
  });

  it('comes on one line of at most 200 characters', () => {
    const text = cleanText(`first\nsecond\u0007 ${'word '.repeat(80)}`, []);
    expect(text).toMatch(/^first second word .*…$/);
    expect(text).toHaveLength(200);
  });

  it('keeps words as they are', () => {
    expect(cleanText('The request parameter is invalid.', [''])).toBe('The request parameter is invalid.');
  });
});
