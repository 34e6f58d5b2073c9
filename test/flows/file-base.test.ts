import { expect, test } from 'vitest';
import { fileBase } from '../../src/flows/asking/file-base.ts';
import { known, recording } from '../slack/subjects.ts';

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
