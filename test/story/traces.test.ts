import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { temporaryFolder } from '../temporary.ts';
import { startCollector, wayTo } from './collector.ts';
import { createWorld, SECRETS, SOON } from './world.ts';

/** Traces of three processes in a collector: one talks to people, one looks and is killed, one tells. */

const KEY = 'key-of-the-collector';

test('news is one trace from its claim to its post, whoever posts it, and a command is one down to its answer', async () => {
  const collector = await startCollector();
  onTestFinished(collector.close);
  const world = await createWorld();
  const { agora, slack } = world;
  const headers = join(temporaryFolder(), 'headers');
  writeFileSync(headers, `authorization=Bearer%20${KEY}\n`);
  const traced = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS_FILE: headers,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  };
  await world.bot({ ...traced, ROLE: 'web' });
  const worker = async () => world.bot({ ...traced, ROLE: 'worker', OPS_PORT: `${await freePort()}` });
  const looking = await worker();
  const { sid, ids } = world.recording();
  await world.type('watch', ids);
  await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(1), SOON);

  const named = (name: string) => collector.spans().filter((span) => span.name === name);
  await world.type('status', sid);
  await vi.waitFor(() => {
    const answers = named('slack response_url').map((span) => wayTo(span, collector.spans()));
    expect(answers).toContainEqual(['command', 'slack response_url']);
    const looks = named('look').map((span) => wayTo(span, collector.spans()));
    expect(looks).toContainEqual(['command', 'look']);
  }, SOON);

  slack.setFault({ kind: 'down' });
  agora.act(sid, 'publish');
  const commits = () => named('commit').filter(({ attributes }) => /started/.test(`${attributes.news}`));
  const way = ['claim', 'addBulk poll', 'process poll', 'commit'];
  // Spans above a commit end after it, and are sent then.
  await vi.waitFor(
    () => expect(commits().map((span) => wayTo(span, collector.spans()))).toEqual([way]),
    SOON,
  );
  looking.child.kill('SIGKILL');
  await looking.exit;
  slack.clearFaults();
  const telling = await worker();
  const posted = () =>
    named('post').filter(({ attributes, pid }) => attributes.ts && pid === telling.child.pid);
  await vi.waitFor(() => expect(posted()).not.toEqual([]), SOON);

  const [commit] = commits();
  const [post] = posted();
  expect([commit?.pid, post?.pid]).toEqual([looking.child.pid, telling.child.pid]);
  expect(post?.traceId).toBe(commit?.traceId);
  if (!post) return;
  const look = named('look').find(({ traceId }) => traceId === post.traceId);
  expect(look?.attributes).toMatchObject({ sid, answer: 'snapshot' });
  expect(wayTo(post, collector.spans())).toEqual([...way, 'post']);

  expect(new Set(collector.authorizations())).toEqual(new Set([`Bearer ${KEY}`]));
  for (const secret of Object.values(SECRETS)) expect(collector.text()).not.toContain(secret);
});
