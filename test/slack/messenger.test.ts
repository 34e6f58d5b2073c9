import { createServer } from 'node:http';
import { WebAPIRequestError } from '@slack/web-api';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import type { Fault } from '../../sandbox/slack/faults.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { News } from '../../src/recording/news.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { failureOf, postedOf } from '../../src/slack/api/failure.ts';
import { BOT_TOKEN, memoryHolds, memoryLog, messengerOf, openSlack } from './bot.ts';
import { pieceOf } from './news-of.ts';
import { directIn, personIn, placeIn } from './screen.ts';
import { at, cardOf, known, pausedIn, SID, START, subject, upToNow } from './subjects.ts';

let slack: PretendSlack;
let messenger: Messenger;
let log: ReturnType<typeof memoryLog>;
let holds: ReturnType<typeof memoryHolds>;

const messengerAt = (apiUrl: string, defaultLanguage = 'en') =>
  messengerOf({ apiUrl }, { defaultLanguage, log, holds });

beforeEach(async () => {
  slack = await openSlack({
    channels: [
      { name: 'recordings' },
      { name: 'outside', bot: false },
      { name: 'secret', private: true },
      { name: 'attic', archived: true },
    ],
    users: [{ name: 'mei' }, { name: 'gone', deleted: true }],
  });
  log = memoryLog();
  holds = memoryHolds();
  messenger = messengerAt(slack.apiUrl);
});

const place = (name?: string): Place => placeIn(slack, name);

const between = { after: at('14:02:10'), before: at('14:02:41') };
const ended = [{ kind: 'ended', between, how: 'exited', files: 4 }] as const;
const filed = [{ kind: 'file', files: [{ name: 'a.mp4' }] }] as const;

/** Posts a card to #recordings, or where it is said. */
const post = (where = place(), id = 'd1') => messenger.post(where, id, cardOf());

async function postedCard(): Promise<string> {
  const posted = await post();
  return posted.kind === 'ok' ? posted.ts : posted.kind;
}

const tell = (id: string, news: readonly News[], card: string) =>
  messenger.post(place(), id, { kind: 'news', subject: subject(), pieces: pieceOf(news, START) }, card);

const find = (id: string, between = upToNow(Date.now() - 60_000), thread?: string) =>
  messenger.find(place(), id, between, thread);

test('a card is one message, with what other programs need in its metadata', async () => {
  const ts = await postedCard();
  const [card] = slack.messages('recordings');
  expect(card).toMatchObject({
    ts,
    text: '🟢 Algebra II, room 4 — recording · 3 files announced',
    metadata: {
      event_type: 'recording_news',
      event_payload: { delivery: 'd1', sid: SID, phase: 'recording', kinds: '' },
    },
  });
});

test('an edit changes the words and the phase, and keeps what the message is found by', async () => {
  const ts = await postedCard();
  const paused = subject(known({ phase: 'paused' }));
  expect(await messenger.edit(place(), 'd1', ts, cardOf(paused))).toEqual({
    kind: 'ok',
    ts,
  });
  const [card, ...others] = slack.messages('recordings');
  expect(others).toEqual([]);
  expect(card?.text).toContain('Algebra II, room 4 — paused');
  expect(card?.metadata?.event_payload).toMatchObject({ delivery: 'd1', phase: 'paused' });
});

test('news goes to the thread, and news that is final to the channel as well', async () => {
  const card = await postedCard();
  await tell('d2', filed, card);
  expect(slack.messages('recordings')).toHaveLength(1);
  await tell('d3', [...filed, ...ended], card);
  const [, loud] = slack.messages('recordings');
  expect(loud).toMatchObject({
    thread_ts: card,
    subtype: 'thread_broadcast',
    metadata: { event_payload: { delivery: 'd3', sid: SID, phase: 'recording', kinds: 'file,ended' } },
  });
  expect(slack.replies('recordings', card)).toHaveLength(2);
});

test('news of an app names its recordings, as far as they fit', async () => {
  const sids = Array.from({ length: 400 }, (_, n) => String(n).padStart(32, '0'));
  const delivery: Delivery<'app'> = {
    id: 'd4',
    kind: 'app',
    app: 'prod',
    at: START,
    news: { kind: 'blind', since: START, cause: 'credentials', status: 401 },
    sids,
  };
  expect(await messenger.post(place(), 'd4', delivery)).toMatchObject({ kind: 'ok' });
  const payload = slack.messages('recordings')[0]?.metadata?.event_payload;
  expect(payload).toMatchObject({ delivery: 'd4', sid: 'many', kinds: 'blind' });
  const named = String(payload?.sids).split(',');
  expect(named).toEqual(sids.slice(0, named.length));
  expect(named.length).toBeGreaterThan(50);
  expect(String(payload?.sids).length).toBeLessThanOrEqual(2_000);
});

test('the language of a watch is that of its messages, and one that is not spoken is no obstacle', async () => {
  const { watch: here, ...rest } = subject();
  const watch = here && { ...here, lang: 'xx' };
  expect(await messenger.post(place(), 'd1', cardOf({ ...rest, watch }))).toMatchObject({ kind: 'ok' });
});

test('a notice goes to a person in a direct message that is opened once', async () => {
  for (const id of ['p1', 'p2']) {
    expect(await messenger.post(personIn(slack, 'mei'), id, pausedIn('C0X'))).toMatchObject({ kind: 'ok' });
  }
  expect(slack.messages(directIn({ slack })).map(({ text }) => text)).toEqual(
    Array(2).fill('⚠️ I can’t post in <#C0X>: the channel is archived.'),
  );
  expect(slack.log().filter(({ method }) => method === 'conversations.open')).toHaveLength(1);
});

test('who shared what could not be posted hears of it in a direct message', async () => {
  const refused = {
    id: 'x',
    kind: 'not_shared',
    sid: SID,
    at: START,
    channel: 'C0X',
    reason: 'not_in_channel',
  } as const;
  await messenger.post(personIn(slack, 'mei'), 'x', { ...refused, name: 'Algebra' });
  expect(slack.messages(directIn({ slack })).map(({ text }) => text)).toEqual([
    '⚠️ I could not share Algebra in <#C0X>: I am not in the channel.',
  ]);
});

describe('what becomes of a post', () => {
  test.each([
    ['secret', 'channel_not_found'],
    ['attic', 'is_archived'],
    ['C0NOWHERE', 'channel_not_found'],
    ['U0NOBODY', 'user_not_found'],
  ])('to %s: the place is gone (%s)', async (name, reason) => {
    expect(await post(place(name))).toEqual({
      kind: 'gone',
      reason,
    });
  });

  test('to a public channel without the bot, with and without the scope for it', async () => {
    expect(await post(place('outside'))).toMatchObject({ kind: 'ok' });
    slack.setScopes(['chat:write']);
    expect(await post(place('outside'))).toEqual({
      kind: 'gone',
      reason: 'not_in_channel',
    });
  });

  test('with a token that was revoked', async () => {
    await slack.revokeToken();
    expect(await post()).toEqual({
      kind: 'gone',
      reason: 'token_revoked',
    });
  });

  const FATES: readonly (readonly [Fault, object])[] = [
    [
      { kind: 'ratelimit', seconds: 7 },
      { kind: 'later', afterMs: 7_000 },
    ],
    [{ kind: 'down' }, { kind: 'unknown', why: 'HTTP 503' }],
    [{ kind: 'cut' }, { kind: 'unknown', why: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) }],
    [
      { kind: 'lostAnswer' },
      { kind: 'unknown', why: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
    ],
  ];

  test.each(FATES)('when Slack is $kind, in one attempt', async (fault, fate) => {
    slack.setFault(fault, { method: 'chat.postMessage' });
    expect(await post()).toEqual(fate);
    expect(slack.log().filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  test('asks Slack to find no links and no people in what only looks like them, in a message and in its edit', async () => {
    const sent: string[] = [];
    const note: typeof fetch = (url, init) => {
      if (/chat\.(postMessage|update)$/.test(String(url))) sent.push(String(init?.body));
      return fetch(url, init);
    };
    const noting = messengerOf(slack, { holds, wayOut: { fetch: note } });
    const posted = await noting.post(place(), 'd1', cardOf());
    await noting.edit(place(), 'd1', posted.kind === 'ok' ? posted.ts : '', cardOf());
    const literally = sent.map((body) => new URLSearchParams(body));
    expect(literally.map((one) => [one.get('parse'), one.get('link_names')])).toEqual([
      ['none', 'false'],
      ['none', 'false'],
    ]);
  });

  test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])(
    'when the connection breaks with %s: Slack may have it',
    (code) => {
      const broken = new WebAPIRequestError(Object.assign(new Error('fetch failed'), { code }));
      expect(postedOf(failureOf(broken))).toEqual({ kind: 'unknown', why: code });
    },
  );

  test('when nobody listens where Slack should be: nothing was sent', async () => {
    const { apiUrl } = slack;
    await slack.close();
    expect(await messengerAt(apiUrl).post({ team: 'T1', channel: 'C1' }, 'd1', cardOf())).toEqual({
      kind: 'later',
    });
  });

  test('when a proxy answers with a page of its own', async () => {
    const server = createServer((_, response) => response.end('<html>Sign in to the guest network</html>'));
    const port = await listenAt(server);
    onTestFinished(() => void server.close());
    const proxied = messengerAt(`http://127.0.0.1:${port}/api/`);
    expect(await proxied.post({ team: 'T1', channel: 'C1' }, 'd1', cardOf())).toEqual({
      kind: 'unknown',
      why: 'unreadable answer',
    });
  });

  test('to be edited that is not there any more, or in a thread that is not', async () => {
    expect(await messenger.edit(place(), 'd1', '1.000001', cardOf())).toEqual({ kind: 'no_message' });
    expect(await tell('d2', ended, '1.000001')).toMatchObject({
      kind: expect.stringMatching(/^(ok|no_message)$/),
    });
  });

  test('whose blocks Slack refuses: the words arrive all the same', async () => {
    // A sid that is no sid makes a button whose value is longer than Slack takes.
    const one = known();
    const odd = subject({ ...one, recording: { ...one.recording, sid: 's'.repeat(3_000) } });
    expect(await messenger.post(place(), 'd1', cardOf(odd))).toMatchObject({ kind: 'ok' });
    expect(slack.messages('recordings')[0]?.text).toContain('Algebra II, room 4 — recording');
    expect(log.outcomes()).toContain('partRefused');
  });
});

describe('a wait that Slack asks for', () => {
  const edit = (ts: string) => messenger.edit(place(), 'd1', ts, cardOf());

  test('with edits is kept by every process, for the whole workspace, and holds up no post', async () => {
    const ts = await postedCard();
    slack.setFault({ kind: 'ratelimit', seconds: 20 }, { method: 'chat.update' });
    expect(await edit(ts)).toEqual({ kind: 'later', afterMs: 20_000 });
    slack.clearFaults();
    const edits = () => slack.log().filter(({ method }) => method === 'chat.update').length;
    const before = edits();
    const other = messengerAt(slack.apiUrl);
    for (const name of ['recordings', 'secret', 'outside']) {
      expect(await other.edit(place(name), 'd1', ts, cardOf())).toEqual({ kind: 'later', afterMs: 20_000 });
    }
    expect(edits()).toBe(before);
    expect(await other.post(place(), 'd2', cardOf())).toMatchObject({ kind: 'ok' });
  });

  test('is also kept after an edit that was never answered, so that news does not wait for the next one', async () => {
    const ts = await postedCard();
    slack.setFault({ kind: 'cut' }, { method: 'chat.update', times: 1 });
    expect(await edit(ts)).toMatchObject({ kind: 'unknown' });
    expect(await edit(ts)).toMatchObject({ kind: 'later' });
  });
});

describe('looking for a message of which nobody knows whether it arrived', () => {
  test('it is found by its delivery, in the channel or in the thread', async () => {
    slack.setFault({ kind: 'lostAnswer' }, { method: 'chat.postMessage', times: 1 });
    expect(await post()).toMatchObject({ kind: 'unknown' });
    const ts = slack.messages('recordings')[0]?.ts ?? '';
    const since = Date.now() - 60_000;
    expect(await find('d1')).toEqual({ kind: 'found', ts });
    expect(await find('d2')).toEqual({ kind: 'absent' });

    await tell('d2', filed, ts);
    const reply = slack.replies('recordings', ts)[0]?.ts;
    expect(await find('d2', upToNow(since), ts)).toEqual({ kind: 'found', ts: reply });
    expect(await find('d2')).toEqual({ kind: 'absent' });
  });

  test('it is found behind a hundred others', async () => {
    const ts = await postedCard();
    for (let n = 0; n < 130; n += 1) await slack.post('mei', 'recordings', `message ${n}`);
    expect(await find('d1')).toEqual({
      kind: 'found',
      ts,
    });
  });

  test('a message of another program that copied our metadata’s name is not taken for ours', async () => {
    await slack.post('mei', 'recordings', 'd1');
    expect(await find('d1')).toEqual({ kind: 'absent' });
  });

  test('without the right to look nobody can know', async () => {
    slack.setScopes(['chat:write', 'chat:write.public']);
    expect(await find('d1')).toEqual({ kind: 'forbidden' });
  });

  test('where the bot posts without being a member it may not look, however often it asks', async () => {
    const { kind } = await messenger.find(place('outside'), 'd1', upToNow(START), undefined);
    expect(kind).toBe('forbidden');
  });

  test('it is looked for only around the attempt', async () => {
    await postedCard();
    const hourAgo = Date.now() - 3_600_000;
    const before = { since: hourAgo, until: hourAgo + 60_000 };
    expect(await find('d1', before)).toEqual({ kind: 'absent' });
  });

  test('a search that Slack interrupts goes on where it was, after the wait that Slack asks for', async () => {
    const ts = await postedCard();
    for (let n = 0; n < 330; n += 1) await slack.post('mei', 'recordings', `message ${n}`);
    const between = upToNow(Date.now() - 60_000);
    const first = await find('d1', between);
    if (first.kind !== 'later' || first.from === undefined) throw new Error('three pages are read at a time');
    slack.setFault({ kind: 'ratelimit', seconds: 60 }, { method: 'conversations.history' });
    const { from } = first;
    expect(await find('d1', { ...between, from })).toEqual({
      kind: 'later',
      afterMs: 60_000,
      from,
    });
    slack.clearFaults();
    holds.clear();
    expect(await find('d1', { ...between, from })).toEqual({
      kind: 'found',
      ts,
    });
  });

  test.each(['en', 'zh'])(
    'one that cannot be found says in %s that it may be a repetition',
    async (language) => {
      await messengerAt(slack.apiUrl, language).post(place('outside'), 'd1', cardOf(), undefined, START);
      const [message] = slack.messages('outside');
      const said = language === 'en' ? 'Possibly repeated: I may have sent' : '可能重复：此消息可能已于';
      expect(JSON.stringify(message?.blocks?.at(-1))).toContain(said);
    },
  );

  test.each([
    [{ kind: 'ratelimit', seconds: 3 }, 3_000],
    [{ kind: 'down' }, 5_000],
  ] as const)('when Slack is %o it is asked again later', async (fault, afterMs) => {
    slack.setFault(fault, { method: 'conversations.history' });
    expect(await find('d1')).toEqual({
      kind: 'later',
      afterMs,
    });
  });
});

test('no token is in anything that is returned or logged', async () => {
  const results: unknown[] = [];
  for (const kind of ['down', 'cut', 'lostAnswer'] as const) {
    slack.setFault({ kind });
    results.push(await post());
    results.push(await messenger.edit(place(), 'd1', '1.1', cardOf()));
    results.push(await find('d1'));
    slack.clearFaults();
  }
  await slack.revokeToken();
  results.push(await post());
  const all = JSON.stringify([results, log.lines]);
  expect(results.length).toBe(10);
  expect(all).not.toContain(BOT_TOKEN);
  expect(all).not.toMatch(/xoxb|Bearer|authorization/i);
});
