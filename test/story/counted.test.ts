import { expect, test, vi } from 'vitest';
import { seriesIn } from '../web/series.ts';
import { CALLBACK_SECRET, callbacks } from './looks.ts';
import { createWorld, SOON } from './world.ts';

/** Everything that has to have been counted at the end of the story; ports that nobody measures count nothing. */
const COUNTED = [
  'recbot_looks_total{app="default",answer="snapshot",by="timetable"}',
  'recbot_looks_total{app="default",answer="snapshot",by="person"}',
  'recbot_look_lateness_seconds_count{app="default",answer="snapshot"}',
  'recbot_budget_refusals_total{app="default",by="person"}',
  'recbot_news_total{kind="file",how=""}',
  'recbot_news_total{kind="reason",how=""}',
  'recbot_callbacks_total{outcome="kept"}',
  'recbot_delivery_attempts_total{outcome="told"}',
  'recbot_slack_calls_total{method="chat.postMessage",outcome="ok"}',
  'recbot_redis_calls_total{outcome="ok"}',
];

test('what the bot did with Agora, Slack, Redis and its callers is in its metrics', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot({ AGORA_CALLBACK_SECRET: CALLBACK_SECRET, POLL_SECONDS: '5' });
  const series = async () =>
    seriesIn(await (await fetch(`http://127.0.0.1:${world.env.OPS_PORT}/metrics`)).text());
  const { sid } = await world.watched();

  // No callback has come yet, so the doctor asks Agora where they come from.
  await world.type('status', 'doctor', { user: 'anna' });
  const doctor = () => JSON.stringify(slack.ephemerals('recordings', 'anna'));
  await vi.waitFor(() => expect(doctor()).toContain('203.0.113.7'), SOON);

  agora.act(sid, 'file');
  callbacks(world).say(sid, 'reloaded');
  const asked = async (name: string) => {
    await world.type('status', sid);
    expect(await series()).toHaveProperty([name]);
  };
  const now = { ...SOON, interval: 500 };
  // A look of the last two seconds is answer enough, so a person may have to ask again.
  await vi.waitFor(() => asked('recbot_looks_total{app="default",answer="snapshot",by="person"}'), now);
  // A person's look puts off that of the timetable, for which the fault would leave nothing.
  const planned = 'recbot_looks_total{app="default",answer="snapshot",by="timetable"}';
  await vi.waitFor(async () => expect(await series()).toHaveProperty([planned]), SOON);

  agora.fault('throttle429', { retryAfter: 3_600 });
  await vi.waitFor(() => asked('recbot_budget_refusals_total{app="default",by="person"}'), now);
  await vi.waitFor(async () => {
    const found = await series();
    expect(COUNTED.filter((name) => found[name] === undefined)).toEqual([]);
    expect(found['recbot_agora_requests_total{app="default"}']).toBe(agora.requests().length);
  }, SOON);
});
