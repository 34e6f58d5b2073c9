import { describe, expect, test } from 'vitest';
import { fileBase, fileUrl } from '../../src/recording/file-url.ts';
import { known, recording } from '../slack/subjects.ts';

const BASE = 'https://files.example.com/recordings';

describe('a file can be read', () => {
  test.each([
    [BASE, 'a/b.mp4', `${BASE}/a/b.mp4`],
    [`${BASE}/`, '/a.mp4', `${BASE}/a.mp4`],
    ['http://127.0.0.1:8080', 'a.mp4', 'http://127.0.0.1:8080/a.mp4'],
    [`${BASE}?sig=1&x=2`, 'a.mp4', `${BASE}/a.mp4?sig=1&x=2`],
    [`${BASE}#top`, 'a.mp4', `${BASE}/a.mp4`],
    [BASE, 'täglich 1/#2?3%.mp4', `${BASE}/t%C3%A4glich%201/%232%3F3%25.mp4`],
    [BASE, '<@U1>|x.mp4', `${BASE}/%3C%40U1%3E%7Cx.mp4`],
    [BASE, 'half \uD83D.mp4', `${BASE}/half%20%EF%BF%BD.mp4`],
    [BASE, '..mp4/...', `${BASE}/..mp4/...`],
  ])('under %s as %s', (base, name, url) => {
    expect(fileUrl(base, name)).toBe(url);
  });
});

test.each([
  [undefined, 'a.mp4'],
  ['no address', 'a.mp4'],
  ['javascript:alert(1)', 'a.mp4'],
  ['ftp://files.example.com', 'a.mp4'],
  [BASE, '../secret.mp4'],
  [BASE, 'a/../../secret.mp4'],
  [BASE, 'a/./b.mp4'],
  [BASE, '//'],
])('there is no link for %s and %s', (base, name) => {
  expect(fileUrl(base, name)).toBeUndefined();
});

const apps = [
  { name: 'prod', appId: 'a', fileBaseUrl: 'https://prod.example.com' },
  { name: 'test', appId: 'b' },
];

test('files can be read where the registration said, else where their app is configured', () => {
  const told = known({ recording: recording({ fileBaseUrl: 'https://told.example.com' }) });
  expect(fileBase(told, { apps })).toBe('https://told.example.com');
  expect(fileBase(known(), { apps })).toBe('https://prod.example.com');
  expect(fileBase(known({ recording: recording({ app: 'test' }) }), { apps })).toBeUndefined();
  expect(fileBase(known({ recording: recording({ app: 'gone' }) }), { apps })).toBeUndefined();
});
