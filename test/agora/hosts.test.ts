import { describe, expect, it } from 'vitest';
import { createHostChoice, createHosts, safeHost } from '../../src/agora/hosts.ts';

const MINUTE = 60_000;

describe('the route of a look', () => {
  it('is the same host again, the other suffix, the neighbouring region, after 1, 3 and 6 seconds', () => {
    expect(createHosts(['a', 'b', 'c', 'd']).route(0)).toEqual([
      { host: 'a', waitMs: 0 },
      { host: 'a', waitMs: 1_000 },
      { host: 'b', waitMs: 3_000 },
      { host: 'c', waitMs: 6_000 },
    ]);
  });

  it('passes over a host that was set aside, for a minute', () => {
    const hosts = createHosts(['a', 'b', 'c', 'd']);
    hosts.setAside('a', 0);
    expect(hosts.route(MINUTE - 1).map(({ host }) => host)).toEqual(['b', 'b', 'c', 'd']);
    expect(hosts.route(MINUTE).map(({ host }) => host)).toEqual(['a', 'a', 'b', 'c']);
  });

  it('leads to a restored host at once', () => {
    const hosts = createHosts(['a', 'b']);
    hosts.setAside('a', 0);
    hosts.restore('a');
    expect(hosts.route(1)[0]).toEqual({ host: 'a', waitMs: 0 });
  });

  it('is one try of the host that failed longest ago while all are set aside', () => {
    const hosts = createHosts(['a', 'b', 'c']);
    hosts.setAside('c', 10);
    hosts.setAside('a', 20);
    hosts.setAside('b', 30);
    expect(hosts.route(40)).toEqual([{ host: 'c', waitMs: 0 }]);
  });

  it('still leads to the only host when that has failed', () => {
    const hosts = createHosts(['a']);
    expect(hosts.route(0).map(({ host }) => host)).toEqual(['a', 'a']);
    hosts.setAside('a', 0);
    expect(hosts.route(1)).toEqual([{ host: 'a', waitMs: 0 }]);
  });
});

describe('the choice of hosts', () => {
  it.each([
    ['global', ['https://api.agora.io', 'https://api.sd-rtn.com']],
    ['cn', ['https://api.sd-rtn.com', 'https://api.agora.io']],
    ['us', ['https://api-us-west-1.agora.io', 'https://api-us-west-1.sd-rtn.com']],
    ['eu', ['https://api-eu-west-1.agora.io', 'https://api-eu-west-1.sd-rtn.com']],
    ['ap', ['https://api-ap-southeast-1.agora.io', 'https://api-ap-southeast-1.sd-rtn.com']],
  ] as const)('in %s asks its own suffix first and the other one next', (area, [own, other]) => {
    const tries = createHostChoice(area)().route(0);
    expect(tries.map(({ host }) => host).slice(0, 3)).toEqual([own, own, other]);
    const neighbour = tries[3]?.host;
    expect([own, other]).not.toContain(neighbour);
  });

  it('follows an app that names its own area', () => {
    expect(createHostChoice('global')('cn').route(0)[0]?.host).toBe('https://api.sd-rtn.com');
  });

  it('sets a host aside for every app of its area', () => {
    const choice = createHostChoice('global');
    choice('eu').setAside('https://api-eu-west-1.agora.io', 0);
    expect(choice('eu').route(1)[0]?.host).toBe('https://api-eu-west-1.sd-rtn.com');
  });

  it('takes given hosts instead of any area', () => {
    const choice = createHostChoice('global', ['https://one.example/', 'https://two.example']);
    const tries = choice('cn').route(0);
    expect(tries.map(({ host }) => host)).toEqual(
      ['one', 'one', 'two'].map((name) => `https://${name}.example`),
    );
  });

  it.each([[[]], [['http://api.agora.io']], [['https://me:pw@api.agora.io']]])('refuses %j', (given) => {
    expect(() => createHostChoice('global', given)).toThrow(/Agora host/);
  });
});

describe('a safe host', () => {
  it.each([
    ['https://api.agora.io/', 'https://api.agora.io'],
    ['https://gateway.example/agora/', 'https://gateway.example/agora'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is %s', (text, host) => {
    expect(safeHost(text)).toBe(host);
  });

  it.each([
    'http://api.agora.io',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'https://user:pw@api.agora.io',
    'https://api.agora.io?x=1',
    'ftp://api.agora.io',
    'api.agora.io',
    '',
  ])('%j is none', (text) => {
    expect(safeHost(text)).toBeUndefined();
  });
});
