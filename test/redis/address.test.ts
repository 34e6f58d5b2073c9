import { expect, it } from 'vitest';
import { readAddress, shownNodes } from '../../src/redis/connection/reach/address.ts';

const PLAIN = { kind: 'single', master: '', sealed: false };

it.for([
  ['redis://host', { ...PLAIN, nodes: [{ host: 'host', port: 6_379 }] }],
  ['redis://host:6380/2', { ...PLAIN, nodes: [{ host: 'host', port: 6_380 }], db: 2 }],
  ['redis://[::1]:6380', { ...PLAIN, nodes: [{ host: '::1', port: 6_380 }] }],
  [
    'rediss://bot:p%40ss%2Fw:rd@host?family=0',
    {
      ...PLAIN,
      sealed: true,
      nodes: [{ host: 'host', port: 6_379 }],
      username: 'bot',
      password: 'p@ss/w:rd',
    },
  ],
  ['redis://:word@host/', { ...PLAIN, nodes: [{ host: 'host', port: 6_379 }], password: 'word' }],
  [
    'redis+sentinel://bot:word@a,b:26380/main',
    {
      kind: 'sentinel',
      master: 'main',
      sealed: false,
      nodes: [
        { host: 'a', port: 26_379 },
        { host: 'b', port: 26_380 },
      ],
      username: 'bot',
      password: 'word',
    },
  ],
  [
    'rediss+cluster://a.example,[fd00::1]:7000',
    {
      kind: 'cluster',
      master: '',
      sealed: true,
      nodes: [
        { host: 'a.example', port: 6_379 },
        { host: 'fd00::1', port: 7_000 },
      ],
    },
  ],
] as const)('%s is read', ([url, address]) => {
  expect(readAddress(url)).toEqual(address);
});

it.for([
  'redis://bot:hunter22@',
  'redis://bot:hun/ter22@host',
  'redis+sentinel://bot:hunter22@a,,b/main',
  'redis+cluster://bot:hunter22@a:1:2',
  'redis://bot:hunter22%@host',
  'sentinel://bot:hunter22@a',
])('%s is refused without a word of it', (url) => {
  const read = readAddress(url);
  expect(read).toEqual({ complaint: expect.any(String) });
  expect(JSON.stringify(read)).not.toMatch(/hun|ter22/);
});

it('of an address only hosts and ports are shown', () => {
  const read = readAddress('redis+cluster://bot:hunter22@a:7000,[::1]:7001');
  expect('nodes' in read && shownNodes(read.nodes)).toBe('a:7000,[::1]:7001');
});
