import { expect, onTestFinished, test } from 'vitest';
import { createPretendAgora } from '../../../sandbox/agora/pretend-agora.ts';
import { createSenders } from '../../../src/agora/callbacks/senders.ts';
import { answering, app, basic, NOWHERE, open } from '../world.ts';

const askAt = (host: string, of = app) =>
  createSenders({ apps: () => [of], area: 'global', hosts: [host], timeoutMs: 2_000 })('prod');

test('Agora is asked once, with the credentials of the app, from where it calls', async () => {
  const hosts = [{ primaryIP: '203.0.113.7' }, { primaryIP: 'none' }, {}, { primaryIP: '2001:db8::1' }];
  const site = await open(answering(200, { data: { service: { hosts: [...hosts, hosts[0]] } } }));
  onTestFinished(site.close);
  expect(await askAt(site.url)).toEqual({ kind: 'known', addresses: ['203.0.113.7', '2001:db8::1'] });
  expect(site.requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
    ['GET', '/v1/ncs/ip', `Basic ${basic}`],
  ]);
});

test.each([
  [401, {}, 'credentials'],
  [429, {}, 'quota'],
  [404, { message: 'no Route matched with those values' }, 'other_answer'],
  [200, { data: { service: { hosts: [] } } }, 'other_answer'],
  [200, '<html>', 'other_answer'],
])('where it answers %i and %j, the addresses are not known', async (status, body, cause) => {
  const site = await open(answering(status, body));
  onTestFinished(site.close);
  expect(await askAt(site.url)).toEqual({ kind: 'unknown', cause });
  expect(site.requests).toHaveLength(1);
});

test('nor where it does not answer', async () => {
  expect(await askAt(NOWHERE)).toEqual({ kind: 'unknown', cause: 'unavailable' });
});

test('the pretend Agora answers whoever has the credentials', async () => {
  const agora = await createPretendAgora(app);
  onTestFinished(agora.close);
  expect(await askAt(agora.url)).toEqual({ kind: 'known', addresses: ['203.0.113.7', '203.0.113.19'] });
  const refused = { kind: 'unknown', cause: 'credentials' };
  expect(await askAt(agora.url, { ...app, customerSecret: 'wrong' })).toEqual(refused);
});
