import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../sandbox/free-port.ts';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { SECRETS } from '../bot/web.ts';
import { register, type Seed, seeds } from '../recordings.ts';
import { repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { inWorld, type World } from '../world.ts';

const APP = 'hot';
const SECRET = 'callback-secret-of-a-bench';
const RECORDINGS = 2_000;

/** Callbacks under way at one time. */
const IN_FLIGHT = 16;

/** Events whose look is waited for, one after the other. */
const EVENTS = 40;
const LOOKED_WITHIN_MS = 3_000;

/** None of the recordings is due by itself. */
const HOUR_MS = 3_600_000;

/**
 * One web process, and as many signed callbacks as it takes, of upload progress, which cause no look: what taking costs is
 * measured with nobody who notes them, as where the worker has a machine of its own. Then a worker notes what waits. Then
 * single events, each about a recording that is not due, until its look reaches the upstream.
 */
export const bench = repeated(20, async (seconds, say) => {
  const slack = await createPretendSlack({ ...SECRETS, channels: [{ name: 'bench' }] });
  const app = { name: APP, requestsPerSecond: 50, callbackSecret: SECRET };
  try {
    return await inWorld({ apps: [app], pollSeconds: 600, say }, async (world) => {
      const known = seeds(APP, RECORDINGS, Date.now() + HOUR_MS, HOUR_MS);
      await register(world, known, slack.state().team.id);
      const call = await openDoor(world, slack.apiUrl);
      await storm(call, known, 2_000);
      const { took, rate } = await storm(call, known, seconds * 1_000);
      const heardFrom = performance.now();
      await world.bot();
      await allHeard(world);
      const heardMs = performance.now() - heardFrom;
      const waits = await looks(world, call, known);
      return [
        { name: 'callbacks taken', value: rate, unit: '/s', least: 1_000 },
        { name: 'answered, p50', value: quantile(took, 0.5), unit: 'ms' },
        { name: 'answered, p99', value: quantile(took, 0.99), unit: 'ms', most: 25 },
        { name: 'then noted by a worker that starts, all of it', value: heardMs, unit: 'ms' },
        { name: 'from an event to its look, p50', value: quantile(waits, 0.5), unit: 'ms' },
        { name: 'from an event to its look, max', value: Math.max(...waits), unit: 'ms', most: 300 },
      ];
    });
  } finally {
    await slack.close();
  }
});

type Call = (sid: string, event: number, details: object) => Promise<number>;

async function openDoor(world: World, slackApiUrl: string): Promise<Call> {
  const port = await freePort();
  await world.bot({
    ROLE: 'web',
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_SIGNING_SECRET: SECRETS.signingSecret,
    SLACK_API_URL: slackApiUrl,
    HOST: '127.0.0.1',
    PORT: `${port}`,
  });
  const agent = new Agent({ keepAlive: true });
  return (sid, event, details) =>
    new Promise((resolve, reject) => {
      const payload = { cname: 'bench', uid: '1', sid, sendts: Date.now(), serviceType: 2, details };
      const notice = {
        noticeId: randomUUID(),
        productId: 3,
        eventType: event,
        notifyMs: Date.now(),
        payload,
      };
      const body = JSON.stringify(notice);
      const signature = createHmac('sha256', SECRET).update(body).digest('hex');
      const headers = { 'content-type': 'application/json', 'agora-signature-v2': signature };
      const options = {
        port,
        host: '127.0.0.1',
        path: '/v1/agora/callbacks',
        method: 'POST',
        agent,
        headers,
      };
      const asked = request(options, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      asked.on('error', reject);
      asked.end(body);
    });
}

async function storm(call: Call, known: readonly Seed[], forMs: number) {
  const took: number[] = [];
  const from = performance.now();
  let nth = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() - from < forMs) {
        nth += 1;
        const { sid = '' } = known[nth % known.length] ?? {};
        const at = performance.now();
        const status = await call(sid, 33, { progress: nth % 10_000 });
        if (status !== 200) throw new Error(`A callback was answered ${status}`);
        took.push(performance.now() - at);
      }
    }),
  );
  return { took, rate: took.length / ((performance.now() - from) / 1_000) };
}

async function allHeard({ keyspace: { redis, key } }: World): Promise<void> {
  while ((await redis.zcard(key('heard'))) > 0) await sleep(50);
}

async function looks({ upstream }: World, call: Call, known: readonly Seed[]): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const { sid } of known.slice(0, EVENTS)) {
    const at = Date.now();
    await call(sid, 12, {});
    let look: { readonly at: number } | undefined;
    while (!look && Date.now() - at < LOOKED_WITHIN_MS) {
      await sleep(20);
      look = (await upstream.requests()).find((one) => one.sid === sid);
    }
    waits.push((look?.at ?? Number.POSITIVE_INFINITY) - at);
  }
  return waits;
}
