import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import { notice, v2 } from '../agora/callbacks/signed.ts';
import { temporaryFolder } from '../temporary.ts';
import { createWorld, SECRETS, SOON, type World } from './world.ts';

/** One set of everything that is rotated while the bot runs. */
interface Keys {
  readonly signing: string;
  readonly customer: string;
  readonly callback: string;
  readonly token: string;
}
const keys = (edition: string): Keys => ({
  signing: `signing-secret-${edition}`,
  customer: `customer-secret-${edition}`,
  callback: `callback-secret-${edition}`,
  token: `token-of-the-api-${edition}`,
});
const [OLD, NEW] = [keys('old'), keys('new')];

/** Agora, which takes the secrets that it is told to take, and counts what it refuses. */
async function startGate({ agora }: World) {
  const valid = new Set([OLD.customer]);
  const used = new Map<string, number>();
  let refused = 0;
  const known = (secret: string) =>
    `Basic ${Buffer.from(`${SECRETS.customerId}:${secret}`).toString('base64')}`;
  const server = createServer(async ({ url = '', headers }, response) => {
    const secret = [OLD.customer, NEW.customer].find((each) => known(each) === headers.authorization) ?? '';
    used.set(secret, (used.get(secret) ?? 0) + 1);
    if (!valid.has(secret)) {
      refused += 1;
      response.writeHead(401).end();
      return;
    }
    const authorization = known(SECRETS.customerSecret);
    const answer = await fetch(`${agora.url}${url}`, { headers: { authorization } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  const port = await listenAt(server);
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${port}`, valid, used, refused: () => refused };
}

/** One request of each kind, as Slack, a backend and Agora send them. @returns the statuses of the answers */
async function ask(port: string, { signing, token, callback }: Keys): Promise<readonly number[]> {
  const url = `http://127.0.0.1:${port}`;
  const by = { team_id: 'T1', channel_id: 'C1', user_id: 'U1', trigger_id: `${Math.random()}` };
  const typed = { ssl_check: '0', command: '/recording-list', text: 'help' };
  const body = new URLSearchParams({ ...typed, ...by, response_url: `${url}/nowhere` });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hash = createHmac('sha256', signing).update(`v0:${timestamp}:${body}`).digest('hex');
  const called = JSON.stringify(notice(40));
  const answers = await Promise.all([
    fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` },
    }),
    fetch(`${url}/v1/recordings`, { headers: { authorization: `Bearer ${token}` } }),
    fetch(`${url}/v1/agora/callbacks`, {
      method: 'POST',
      body: called,
      headers: v2(called, callback),
    }),
  ]);
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  return answers.map(({ status }) => status);
}

test('secrets are rotated under load, and no request fails', async () => {
  const folder = temporaryFolder();
  const files = {
    signing: 'SLACK_SIGNING_SECRET',
    customer: 'AGORA_CUSTOMER_SECRET',
    callback: 'AGORA_CALLBACK_SECRET',
    token: 'API_TOKENS',
  } as const;
  const put = (kind: keyof Keys, ...secrets: string[]) =>
    writeFileSync(join(folder, kind), `${secrets.join(',')}\n`);
  const kinds = ['signing', 'customer', 'callback', 'token'] as const;
  for (const kind of kinds) put(kind, OLD[kind]);
  const world = await createWorld();
  const gate = await startGate(world);
  const unset = Object.fromEntries(kinds.map((kind) => [files[kind], '']));
  const named = Object.fromEntries(kinds.map((kind) => [`${files[kind]}_FILE`, join(folder, kind)]));
  const bot = await world.bot({ ...unset, ...named, AGORA_HOSTS: gate.url });
  const { sid, resourceId } = await world.recording();
  const port = world.env.PORT ?? '';
  const registered = await fetch(`http://127.0.0.1:${port}/v1/recordings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OLD.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sid, resourceId, mode: 'mix' }),
  });
  expect(registered.status).toBe(201);

  let [current, going] = [OLD, true];
  const statuses = new Map<number, number>();
  const load = (async () => {
    while (going) {
      for (const status of await ask(port, current)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      await sleep(5);
    }
  })();
  const answered = () => statuses.get(200) ?? 0;
  const some = async () => {
    const before = answered();
    await vi.waitFor(() => expect(answered()).toBeGreaterThan(before + 60), SOON);
  };
  const reread = async () => {
    const times = () => bot.output().split('"msg":"secretsReread"').length;
    const before = times();
    bot.child.kill('SIGHUP');
    await vi.waitFor(() => expect(times()).toBe(before + 1), SOON);
  };
  await some();
  for (const kind of ['signing', 'callback', 'token'] as const) put(kind, NEW[kind], OLD[kind]);
  put('customer', NEW.customer);
  gate.valid.add(NEW.customer);
  await reread();
  current = NEW;
  await some();
  for (const kind of kinds) put(kind, NEW[kind]);
  await vi.waitFor(() => expect(gate.used.get(NEW.customer)).toBeGreaterThan(1), SOON);
  gate.valid.delete(OLD.customer);
  await reread();
  await some();
  going = false;
  await load;

  expect([...statuses.keys()]).toEqual([200]);
  expect(gate.refused()).toBe(0);
  // Secrets that were rotated out open nothing any more, and nothing of either edition is in the log.
  expect(await ask(port, OLD)).toEqual([401, 401, 401]);
  for (const secret of [...Object.values(OLD), ...Object.values(NEW)])
    expect(bot.output()).not.toContain(secret);
}, 180_000);
