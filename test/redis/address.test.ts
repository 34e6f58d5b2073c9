import { expect, it } from 'vitest';
import { readAddress, shownNodes } from '../../src/redis/connection/reach/address.ts';

const at = (host: string, port = 6_379) => ({ host, port });

const PLAIN = { kind: 'single', master: '', sealed: false };

it.for([
  ['redis://host', { ...PLAIN, nodes: [at('host')] }],
  ['redis://host:6380/2', { ...PLAIN, nodes: [at('host', 6_380)], db: 2 }],
  ['redis://[::1]:6380', { ...PLAIN, nodes: [at('::1', 6_380)] }],
  [
    'rediss://bot:p%40ss%2Fw:rd@host?family=0',
    {
      ...PLAIN,
      sealed: true,
      nodes: [at('host')],
      username: 'bot',
      password: 'p@ss/w:rd',
    },
  ],
  ['redis://:word@host/', { ...PLAIN, nodes: [at('host')], password: 'word' }],
  [
    'redis+sentinel://bot:word@a,b:26380/main',
    {
      kind: 'sentinel',
      master: 'main',
      sealed: false,
      nodes: [at('a', 26_379), at('b', 26_380)],
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
      nodes: [at('a.example'), at('fd00::1', 7_000)],
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
