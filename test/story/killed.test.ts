import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { API_TOKEN, backend } from './looks.ts';
import { SOON, shareWorld } from './world.ts';

/** A bot that is killed in the middle of its work, as `kill -9` does, and started again. */

const CHANNELS = ['recordings', 'summed-up', 'classes'].map((name) => ({ name }));
const shared = shareWorld({ API_TOKENS: API_TOKEN }, { channels: CHANNELS });

const cardIn = (channel: string) => shared().slack.messages(channel)[0];
const phaseIn = (channel: string): unknown => cardIn(channel)?.metadata?.event_payload.phase;

/** Every message of the bot in `#recordings`, with the delivery that it carries. */
function deliveries(slack: PretendSlack): string[] {
  return slack
    .messages('recordings')
    .filter(({ reply_broadcast }) => !reply_broadcast)
    .flatMap((root) => [root, ...slack.replies('recordings', root.ts)])
    .map(({ metadata }) => String(metadata?.event_payload.delivery));
}

/** How often each file was announced, by its name without the sid. The line of an end names the newest once more. */
function announcements(slack: PretendSlack, names: readonly string[]): number[] {
  const [card] = slack.messages('recordings');
  const lines = card ? slack.replies('recordings', card.ts).map(({ blocks }) => JSON.stringify(blocks)) : [];
  const announcing = lines.filter((line) => /new files? announced/i.test(line));
  return names.map((name) => announcing.filter((line) => line.includes(name)).length);
}

test('again and again, it loses no news and tells none twice', async () => {
  const { agora, slack, again } = shared();
  const { sid } = await shared().watched();

  for (let kills = 0; kills < 2; kills += 1) {
    agora.act(sid, 'file');
    // The answer of Slack is lost as well, which leaves the doubt that has to be settled.
    slack.setFault({ kind: 'lostAnswer' }, { method: 'chat.postMessage', times: 1 });
    const before = deliveries(slack).length;
    await vi.waitFor(() => expect(deliveries(slack).length).toBeGreaterThan(before), SOON);
    await again();
  }
  agora.act(sid, 'exit');
  await vi.waitFor(() => expect(slack.messages('recordings').at(-1)?.reply_broadcast).toBe(true), SOON);

  const told = deliveries(slack);
  expect(new Set(told).size).toBe(told.length);
  const names = agora.recordings()[0]?.files.map(({ name }) => name.replace(sid, '')) ?? [];
  expect(names.length).toBeGreaterThanOrEqual(3);
  expect(announcements(slack, names)).toEqual(names.map(() => 1));
});

describe('killed with a picture to draw and cards of a rule to post', () => {
  const post = (body: object) => backend(shared(), 'POST', '', body);
  const answers = () =>
    shared()
      .slack.ephemerals('classes', 'mei')
      .map((one) => one.text);
  const started = (cname: string) => {
    const { appId: _, ...answer } = shared().agora.start({ mode: 'mix', cname });
    return answer;
  };
  let told: ReturnType<typeof started>;
  let posted: readonly Awaited<ReturnType<typeof post>>[];

  beforeAll(async () => {
    const { agora, again } = shared();
    const { sid, ids } = await shared().recording();
    agora.act(sid, 'publish');
    await shared().type('watch', `${ids} as:"Summed up"`, { channel: 'summed-up' });
    await shared().type('watch', 'all channel:class-* only:ended', { channel: 'classes' });
    await vi.waitFor(() => expect(answers()[0]).toContain('Rule rule-1 is set'), SOON);
    await vi.waitFor(() => expect(phaseIn('summed-up')).toBe('recording'), SOON);
    agora.act(sid, 'stop_in_sight');
    await vi.waitFor(() => expect(phaseIn('summed-up')).toBe('ended'), SOON);
    told = started('class-7');
    const { cname: _, ...untold } = started('Class-8');
    posted = [await post(told), await post(untold), await post(started('show-9'))];
    await again();
  }, 180_000);

  test('a card that is over shows its timeline, once', async () => {
    const { slack } = shared();
    const blocks = () => JSON.stringify(slack.messages('summed-up').map((one) => one.blocks));
    await vi.waitFor(() => expect(blocks().match(/"slack_file":\{"id":"F\w+"/g)).toHaveLength(1), SOON);
    const cards = slack.messages('summed-up').filter(({ metadata }) => metadata?.event_payload.kinds === '');
    expect(cards).toHaveLength(1);
    expect(JSON.stringify(cards[0]?.blocks)).toMatch(/"alt_text":"Timeline of [^"]+: ended,/);
    const pictures = Object.values(slack.state().files).filter(({ alt_txt }) =>
      alt_txt?.includes('Summed up'),
    );
    expect(pictures.length).toBeGreaterThanOrEqual(1);
    expect(pictures.length).toBeLessThanOrEqual(2);
  });

  test('a rule has a card appear with nobody typing', async () => {
    const { slack } = shared();
    expect(posted).toMatchObject([
      { status: 201, body: { watches: [{ only: ['ended'] }] } },
      { status: 201, body: { watches: [] } },
      { status: 201, body: { watches: [] } },
    ]);
    const cards = () => slack.messages('classes').filter(({ thread_ts }) => thread_ts === undefined);
    const channels = () => cards().map(({ text }) => /class-\d+/i.exec(text)?.[0]);
    await vi.waitFor(() => expect(channels().toSorted()).toEqual(['Class-8', 'class-7']), SOON);
    expect(JSON.stringify(cards()[0]?.blocks)).toMatch(/for Mei Lin, rule `class-\*`/);

    await shared().type('unwatch', told.sid, { channel: 'classes' });
    await vi.waitFor(() => expect(answers().at(-1)).toContain('is no longer watched'), SOON);
    expect(await post(told)).toMatchObject({ status: 200, body: { watches: [] } });
    await shared().type('unwatch', 'class-*', { channel: 'classes' });
    await vi.waitFor(() => expect(answers().at(-1)).toContain('Rule rule-1 is removed'), SOON);
    expect(await post(started('class-10'))).toMatchObject({ status: 201, body: { watches: [] } });
    expect(cards()).toHaveLength(2);
  });
});
