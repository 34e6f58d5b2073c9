import { expect, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { API_TOKEN, backend, everythingIn } from './looks.ts';
import { createWorld, SOON } from './world.ts';

/** Makes the clock of a process wrong by so much. */
const wrongBy = (ms: number) => {
  const preload = `const now = Date.now; Date.now = () => now() + ${ms}`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}` };
};

test('two bots at work tell everything once, by the clock of Redis, though that of one host is wrong', async () => {
  const world = await createWorld();
  const { agora } = world;
  await world.bot({ API_TOKENS: API_TOKEN, ...wrongBy(-120_000) });
  await world.bot({ ROLE: 'worker', OPS_PORT: `${await freePort()}` });
  const { sid, ids } = world.recording();
  await world.type('watch', ids);
  agora.act(sid, 'publish');
  const told = () =>
    everythingIn(world, 'recordings').map(({ metadata }) => String(metadata?.event_payload.delivery));
  await vi.waitFor(() => expect(told().length).toBeGreaterThan(1), SOON);
  for (let files = 0; files < 4; files += 1) {
    agora.act(sid, 'file');
    const before = told().length;
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(before), SOON);
  }
  expect(new Set(told()).size).toBe(told().length);

  const { body } = await backend(world, 'GET', `/${sid}`);
  const { registeredAt, lookedAt } = body as { readonly registeredAt: string; readonly lookedAt: string };
  for (const at of [registeredAt, lookedAt]) expect(Date.now() - Date.parse(at)).toBeLessThan(60_000);
});
