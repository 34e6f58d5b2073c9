import { createServer } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import { BOT_PASSWORD, startSingle } from '../../sandbox/redis/kinds.ts';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { menuId } from '../../src/slack/pressable/buttons.ts';
import { notice, v2 } from '../agora/callbacks/signed.ts';
import { runScript } from './command.ts';
import { API_TOKEN, backend, CALLBACK_SECRET, callbacks, everythingIn, lettersTo } from './looks.ts';
import { createWorld, SECRETS, SOON, type World } from './world.ts';

/** Every secret is marked; the bot does what it can, and then nothing that it wrote anywhere may hold one of them. */

const RELAY = { path: 'relay-path-of-the-story', key: 'relay/key with+signs of the story' };
const RTMP = {
  answered: 'stream-key-in-an-answer-of-agora',
  pasted: 'stream-key-in-a-paste',
  called: 'stream-key-in-a-callback',
};

const MARKED: Readonly<Record<string, string>> = {
  ...SECRETS,
  apiToken: API_TOKEN,
  callbackSecret: CALLBACK_SECRET,
  relayPath: RELAY.path,
  relayKey: RELAY.key,
  streamKeyAnswered: RTMP.answered,
  streamKeyPasted: RTMP.pasted,
  streamKeyCalled: RTMP.called,
  redisPassword: BOT_PASSWORD,
};

/** A secret as programs write it. Base64 of a longer text has it in one of three ways, the ends of which depend on the rest. */
function formsOf(secret: string): readonly string[] {
  const encoded = [0, 1, 2].map((before) =>
    Buffer.from(`${'x'.repeat(before)}${secret}`)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('hex'),
    ...encoded,
    ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Names of the secrets that a text holds in whatever form. */
const foundIn = (text: string): readonly string[] =>
  Object.entries(MARKED).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
  );

test.each([
  ['as it is', (secret: string) => `connect to ${secret} failed`],
  ['in an address', (secret: string) => `http://a:${encodeURIComponent(secret)}@host`],
  ['in a form', (secret: string) => String(new URLSearchParams({ password: secret }))],
  ['in a header', (secret: string) => `Basic ${Buffer.from(`somebody:${secret}`).toString('base64')}`],
  ['between others', (secret: string) => Buffer.from(`ab${secret}, and more`).toString('base64url')],
])('a secret is found %s', (_, written) => {
  for (const [name, secret] of Object.entries(MARKED)) expect(foundIn(written(secret))).toContain(name);
});

/** The team's own handler, which is broken at first, so that what it is called by comes near the log. */
async function startHandler() {
  const got: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.push(body);
    response.writeHead(got.length === 1 ? 500 : 200).end();
  });
  const port = await listenAt(server);
  onTestFinished(() => void server.close());
  return { got, url: `http://127.0.0.1:${port}/${RELAY.path}?key=${encodeURIComponent(RELAY.key)}` };
}

/** Output of a script of the operator. */
async function printed(script: string, args: readonly string[], env: World['env']): Promise<string> {
  const running = runScript(script, args, process.cwd(), { PATH: process.env.PATH, ...env });
  running.end();
  return (await running.done).output;
}

test.skipIf(serverOnPath() === undefined)(
  'no secret is in a log, a key, a job, a metric, an answer, a message or an error',
  async () => {
    const redis = await startSingle({ binary: serverOnPath() ?? '' });
    onTestFinished(() => redis.stop());
    const monitor = await redis.admin(await redis.master()).monitor();
    onTestFinished(() => monitor.disconnect());
    const written: string[] = [];
    monitor.on('monitor', (_time: string, args: readonly string[]) => void written.push(args.join(' ')));

    const world = await createWorld({ redisUrl: redis.url });
    const { agora, slack } = world;
    const handler = await startHandler();
    const env = {
      ...world.env,
      API_TOKENS: API_TOKEN,
      AGORA_CALLBACK_SECRET: CALLBACK_SECRET,
      AGORA_CALLBACK_RELAY_URL: handler.url,
      LOG_LEVEL: 'trace',
    };
    const bot = await world.bot(env);
    const answers: string[] = [];
    const ask = async (method: string, path: string, asked?: object) =>
      void answers.push(JSON.stringify(await backend(world, method, path, asked)));

    // A page recording that is pushed to an address with a key, pasted with the call that began it.
    const rtmp = `rtmp://live.example.com/app/${RTMP.answered}`;
    const { sid, resourceId } = agora.start({ mode: 'web', rtmp: [rtmp] });
    const basic = Buffer.from(`${SECRETS.customerId}:${SECRETS.customerSecret}`).toString('base64');
    const address = `https://api.agora.io/v1/apps/${world.env.AGORA_APP_ID}/cloud_recording/resourceid/${resourceId}/sid/${sid}/mode/web/query`;
    const body = `{"rtmpUrl":"rtmp://live.example.com/app/${RTMP.pasted}"}`;
    await world.type(
      'watch',
      `curl -u ${SECRETS.customerId}:${SECRETS.customerSecret} -H 'Authorization: Basic ${basic}' ${address} -d '${body}'`,
    );
    const phase = () => slack.messages('recordings')[0]?.metadata?.event_payload.phase;
    agora.act(sid, 'publish');
    await vi.waitFor(() => expect(phase()).toBe('recording'), SOON);
    const kinds = () =>
      everythingIn(world, 'recordings').map(({ metadata }) => metadata?.event_payload.kinds);
    agora.act(sid, 'rtmp_down');
    await vi.waitFor(() => expect(kinds().join()).toContain('rtmp_down'), SOON);

    // Failures are told with their reason.
    for (const fault of ['credentials401', 'html', 'wrongIds400', 'invalidAppId400', 'cut'] as const) {
      agora.fault(fault);
      await world.type('status', sid);
      await world.type('status', 'doctor');
    }
    agora.fault(undefined);
    slack.setFault({ kind: 'refuse', error: 'invalid_auth' }, { method: 'chat.postMessage', times: 1 });
    slack.setFault({ kind: 'down' }, { method: 'chat.update', times: 2 });
    agora.act(sid, 'file');
    await vi.waitFor(() => expect(kinds().join()).toContain('file'), SOON);

    const calls = callbacks({ ...world, env });
    calls.say(sid, 'reloaded');
    await vi.waitFor(() => expect(calls.statuses()).toContain(200), SOON);
    await vi.waitFor(() => expect(bot.output()).toMatch(/relay/i), SOON);
    const url = `http://127.0.0.1:${world.env.PORT}/v1`;
    // An event of which the bot takes nothing, while the handler gets it whole.
    const pushed = JSON.stringify(
      notice(100, { sid, id: 'n-100', details: { rtmpUrl: `rtmp://live.example.com/app/${RTMP.called}` } }),
    );
    await fetch(`${url}/agora/callbacks`, {
      method: 'POST',
      headers: v2(pushed, CALLBACK_SECRET),
      body: pushed,
    });
    await vi.waitFor(() => expect(handler.got).toContain(pushed), SOON);
    const forged = await fetch(`${url}/agora/callbacks`, { method: 'POST', body });
    answers.push(await forged.text());

    await ask('POST', '', { sid: 'no sid', mode: 'mix', fileBaseUrl: 'ftp://x' });
    await ask('GET', `/${sid}`);
    await ask('GET', '?phase=recording');
    const headers = { authorization: `Bearer ${API_TOKEN}x` };
    const guess = await fetch(`${url}/recordings`, { headers });
    answers.push(await guess.text());

    await world.type('list', 'all');
    await world.type('watch', `nothing that is an id, with rtmp://live.example.com/app/${RTMP.pasted} in it`);
    await slack.openHome('mei');
    const card = { channel: 'recordings', ts: slack.messages('recordings')[0]?.ts ?? '', user: 'mei' };
    agora.act(sid, 'vanish');
    await vi.waitFor(() => expect(phase()).toBe('ended'), SOON);
    for (const value of ['exportJson', 'exportCsv'])
      await slack.press({ ...card, actionId: menuId('export', { sid }), value });
    await vi.waitFor(() => expect(Object.keys(slack.state().files).length).toBeGreaterThan(1), SOON);
    for (const { url_private } of Object.values(slack.state().files))
      answers.push(await (await fetch(url_private)).text());

    for (const path of ['metrics', 'readyz', 'healthz'])
      answers.push(await (await fetch(`http://127.0.0.1:${world.env.OPS_PORT}/${path}`)).text());
    const explained = await printed('explain', [sid], env);
    expect(explained).toContain(sid);
    const checked = await printed('doctor', [], env);
    expect(checked).toMatch(/[✓✗]/u);
    const refused = await printed('start', [], { ...env, REDIS_URL: redis.url.replace('bot:', 'nobody:') });
    expect(refused).toContain('cannot run');
    bot.child.kill('SIGHUP');
    bot.child.kill('SIGTERM');
    await bot.exit;

    expect(written.length).toBeGreaterThan(100);
    expect(lettersTo(world, 'mei').messages.length).toBeGreaterThan(0);
    const { state } = slack;
    const everywhere: Readonly<Record<string, readonly string[]>> = {
      log: bot.output().split('\n'),
      redis: written,
      answers,
      slack: [JSON.stringify(state())],
      explain: [explained],
      doctor: [checked],
      error: [refused],
    };
    const leaks = Object.entries(everywhere).flatMap(([where, lines]) =>
      lines.flatMap((line) => foundIn(line).map((name) => `${name} in ${where}: ${line.slice(0, 300)}`)),
    );
    expect(leaks).toEqual([]);
  },
);
