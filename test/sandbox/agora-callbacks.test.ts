import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { Travel } from '../../sandbox/agora/callbacks.ts';
import { createPretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { listenAt } from '../../sandbox/free-port.ts';

const SECRET = 'a-secret-of-the-pretend-agora';

/** A handler that answers with these numbers in turn, then with 200. */
async function world(travel: Travel, ...statuses: number[]) {
  const got: { readonly event: number; readonly id: string; readonly genuine: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { eventType, noticeId } = JSON.parse(body.toString());
    const sign = createHmac('sha256', SECRET).update(body).digest('hex');
    got.push({ event: eventType, id: noticeId, genuine: request.headers['agora-signature-v2'] === sign });
    response.writeHead(statuses.shift() ?? 200).end('{}');
  });
  const callbacks = { url: `http://127.0.0.1:${await listenAt(server)}/`, secret: SECRET };
  const agora = await createPretendAgora({ appId: 'a', customerId: 'b', customerSecret: 'c', callbacks });
  onTestFinished(async () => {
    await agora.close();
    server.closeAllConnections();
    server.close();
  });
  agora.travel(travel);
  agora.speed(50);
  const { sid } = agora.start({ mode: 'mix' });
  return { agora, sid, got, events: () => got.map(({ event }) => event) };
}

test('a life says what Agora would say of it, signed', async () => {
  const { agora, sid, got, events } = await world('prompt');
  for (const action of ['ready', 'publish', 'stop'] as const) agora.act(sid, action);
  await expect.poll(() => events().sort()).toEqual([11, 31, 33, 40, 41]);
  expect(got.every(({ genuine }) => genuine)).toBe(true);
  expect(agora.callbacks()?.called.every(({ status }) => status === 200)).toBe(true);
});

test('one that leaves no file uploads none', async () => {
  const { agora, sid, events } = await world('prompt');
  agora.act(sid, 'ready');
  agora.act(sid, 'leave');
  await expect.poll(() => events().sort()).toEqual([11, 40, 41]);
});

test('what is not answered with 200 is sent again, under the same id', async () => {
  const { agora, sid, got } = await world('prompt', 503);
  agora.say(sid, 'uploaded');
  await expect.poll(() => got.length, { timeout: 3_000 }).toBe(2);
  expect(got[0]?.id).toBe(got[1]?.id);
});

test('callbacks are lost, doubled, late and out of order on demand', async () => {
  const lost = await world('lost');
  lost.agora.say(lost.sid, 'idle');
  expect(lost.agora.callbacks()?.called).toMatchObject([{ saying: 'idle', event: 41, status: 'lost' }]);

  const doubled = await world('doubled');
  doubled.agora.say(doubled.sid, 'idle');
  await expect.poll(doubled.events).toEqual([41, 41]);

  const late = await world('late');
  late.agora.say(late.sid, 'idle');
  expect(late.events()).toEqual([]);
  await expect.poll(late.events).toEqual([41]);

  const disordered = await world('disordered');
  disordered.agora.say(disordered.sid, 'idle');
  disordered.agora.say(disordered.sid, 'uploaded');
  await expect.poll(disordered.events).toEqual([31, 41]);
  // One that waits for another to overtake it is sent once that is over.
  disordered.agora.say(disordered.sid, 'exited');
  disordered.agora.travel('prompt');
  await expect.poll(disordered.events).toEqual([31, 41, 11]);
});
