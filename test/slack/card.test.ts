import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { asOfNow } from '../../src/recording/summing/as-of-now.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card, sharedCard } from '../../src/slack/render/card/card.ts';
import { titleOf } from '../../src/slack/render/card/title.ts';
import { section } from '../../src/slack/render/message.ts';
import { judged } from '../recording/watched.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, files, inPhase, known, recording, SID, START, subject, watch } from './subjects.ts';

const look = { language: ENGLISH, policy: DEFAULT_POLICY };
const read = (one: Known) => asRead(card(subject(one), look));

test('a recording that is well has five lines, and a menu for what is seldom wanted', () => {
  const one = known({ recording: recording({ cname: 'algebra-2-room-4' }) });
  expect(read(one)).toBe(`🟢  *Algebra II, room 4* — recording since 14:00:12
3 files announced · newest \`…room4_2.mp4\`, from 16:00:00 · checked 14:05:10
[Files] [Mute ▾ Only problems and the end | Until it ends | 15 minutes | 1 hour | Everything, also failures: 15 minutes] [⋯ ▾ Refresh | History | Copy query | Unwatch]
prod · mix · channel algebra-2-room-4 · for <@U0MEI> · sid \`38f8e3cf…7e1a\``);
});

test('one that ended says from when to when, what paused it, its files by name, and how that is known', () => {
  const one = inPhase('ended');
  const life = [
    ...one.life.slice(0, 4),
    { phase: 'paused' as const, at: at('14:31:00') },
    { phase: 'recording' as const, at: at('14:35:00') },
    { phase: 'ended' as const, how: 'exited' as const, at: at('15:31:40') },
  ];
  const name = (n: number) => `class/${SID}_room4_${n}.mp4`;
  expect(read({ ...one, life })).toBe(`✅  *Algebra II, room 4* — ended
Recorded 14:00:12–15:31:40 (1 h 31 min) · paused once (4 min) · no gap seen
3 files announced: \`${name(2)}\` \`${name(1)}\` \`${name(0)}\`
Agora was seen closing it.
[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Copy query | Unwatch]
prod · mix · for <@U0MEI> · sid \`38f8e3cf…7e1a\``);
});

test('the files of one that is over are links where it is known where they are, and more than three are counted', () => {
  const fileBase = () => 'https://files.example.com/prod';
  const over = { ...inPhase('ended'), files: files(9, (n) => `room4_${n}.mp4`) };
  expect(asRead(card(subject(over), { ...look, fileBase }))).toContain(
    '9 files announced: <https://files.example.com/prod/room4_8.mp4|room4_8.mp4> <https://files.example.com/prod/room4_7.mp4|room4_7.mp4> <https://files.example.com/prod/room4_6.mp4|room4_6.mp4> · 6 more under Files',
  );
});

describe('a recording that was found recording long after its start', () => {
  const about = recording({ startedAt: at('11:30:00'), endsAt: at('13:00:00') });
  const life = [
    { phase: 'registered' as const, at: START },
    { phase: 'recording' as const, at: at('14:00:12') },
  ];
  const one = known({ recording: about, life });

  test('says when it was started, in its card, in an answer, in a list and in the news that it still runs', () => {
    expect(read(one)).toContain('🟢  *Algebra II, room 4* — recording, started 11:30:00\n');
    const asked = { kind: 'asked', tookMs: 200 } as const;
    const answer = asRead(statusMessage(subject(one), asked, look, { now: at('14:30:00') }));
    expect(answer).toContain('— recording, started 11:30:00 (3 h)\n');
    expect(asRead({ blocks: [section(titleOf(one, ENGLISH, at('14:30:00')))] })).toContain(
      'started 11:30:00',
    );
    const { news } = judged(
      one,
      { kind: 'snapshot', status: 5, onhold: false, files: [], outputs: [] },
      at('14:06:00'),
    );
    expect(asRead(newsOf(subject(one), news, at('14:06:00'), ENGLISH))).toContain(
      'Still running past its planned end at 13:00:00: started 11:30:00.',
    );
  });

  test('says so beside the time in which it was seen, when it is over', () => {
    const over = inPhase('ended');
    const [last] = over.life.slice(-1);
    const ended = { ...over, recording: about, life: last ? [...life, last] : life };
    expect(read(ended)).toContain(
      'Recorded 14:00:12–15:31:40 (1 h 31 min) · started 11:30:00 · no gap seen\n',
    );
  });

  test('says since when it records, once that was seen', () => {
    const paused = [...life, { phase: 'paused' as const, at: at('14:02:00') }];
    const again = {
      ...one,
      since: at('14:03:00'),
      life: [...paused, { phase: 'recording' as const, at: at('14:03:00') }],
    };
    expect(read(again)).toContain('— recording since 14:03:00\n');
  });
});

test('a doubt comes behind the phase, and says by when it is settled', () => {
  const suspect = { since: at('14:05:20'), lastAt: at('14:05:50'), looks: 4, restarts: 0, shown: true };
  const text = read(known({ suspect, lookedAt: at('14:05:50') }));
  expect(text).toContain('🟢  *Algebra II, room 4* — recording since 14:00:12, checking …');
  expect(text).toContain('decision at 14:06:50 · checked 14:05:50');
  expect(text).toContain(
    'Agora has not found it since 14:05:20. A move to another server looks like that for up to 90 s',
  );
  expect(read(known({ suspect: { ...suspect, shown: false } }))).not.toContain('checking');
});

test('ids that were rejected once are not called refused, and can be checked at once', () => {
  const one = { ...inPhase('registered'), rejections: 1, rejectedSince: at('14:05:20') };
  const text = read(one);
  expect(text).toContain('— registered 14:00:00, ids not accepted so far');
  expect(text).toContain('Agora has not accepted these ids since 14:05:20. I ask a few times more');
  expect(text).toContain('must come from the same `start` call');
  expect(read({ ...one, reached: 'seen' })).not.toContain('accepted');
});

test('ids that were accepted before and are rejected twice hide a recording', () => {
  const hidden = known({ rejections: 2, rejectedSince: at('14:05:20'), lookedAt: at('14:05:35') });
  const text = read(hidden);
  expect(text).toMatch(/^🌫️ {2}\*.+\* — can’t see it now; was recording at 14:05:10\n/);
  expect(text).toContain('Agora has not accepted these ids since 14:05:20. I ask a few times more');
});

describe('a recording that cannot be seen', () => {
  const blind = { since: at('14:05:20'), looks: 9, cause: 'credentials' as const, told: true };
  const one = known({
    blind,
    lookedAt: at('14:12:00'),
    recording: recording({ endsAt: at('15:00:00'), alias: 'Algebra II, room 4' }),
  });

  test('says that first, how it was when it was last seen, and nothing of now or next', () => {
    const text = read(one);
    expect(text).toMatch(/^🌫️ {2}\*Algebra II, room 4\* — can’t see it now; was recording at 14:05:10\n/);
    expect(text).toContain(
      'I have not been able to see it since 14:05:20: Agora refuses my credentials. That says nothing about the recording itself.',
    );
    expect(text).not.toMatch(/checked|planned to end|since 14:00:12/);
  });

  test('is told so in a status as well, without a duration, and once', () => {
    const unanswered = { kind: 'unanswered', cause: 'credentials' } as const;
    const text = asRead(statusMessage(subject(one), unanswered, look, { now: at('14:20:10') }));
    expect(text).toMatch(/^🌫️ .* — can’t see it now; was recording at 14:05:10\n3 files announced · newest/);
    expect(text.match(/That says nothing about the recording itself/g)).toHaveLength(1);
    expect(text).not.toMatch(/min\)|next/);
  });

  test('keeps its verdict where it is over', () => {
    const lost = { ...inPhase('lost'), blind, lookedAt: at('15:33:00') };
    expect(read(lost)).toMatch(/^❓ .* — lost: gone, and nobody reported a stop, can’t see it now\n/);
  });
});

describe('a recording that is lost', () => {
  test('says when it is looked for again', () => {
    expect(read({ ...inPhase('lost'), afterLooks: 1 })).toContain('I check again until 15:46:40.');
  });

  test('can be refreshed until it is final', () => {
    expect(read(inPhase('lost'))).toContain(
      '[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Refresh | Copy query | Unwatch] [It was stopped on purpose]\n',
    );
    const final = read({ ...inPhase('lost'), afterLooks: 3, final: true });
    expect(final).toContain(
      '\n[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Copy query | Unwatch] [It was stopped on purpose]\n',
    );
    expect(final).not.toContain('I look again');
  });
});

test('a card does not change with the time that passes', () => {
  expect(JSON.stringify(card(subject(), look))).not.toMatch(/ago|\(\d/);
});

test('what is left to press of one that is over and unwatched needs no menu', () => {
  const over = { ...inPhase('ended'), final: true };
  const said = asRead(card({ known: over, watch: undefined, watchers: [] }, look));
  expect(said).toContain(
    '[Files] [Watch here] [History] [Export ▾ Export as JSON | Export as CSV] [Copy query]',
  );
});

test('the card that is left behind when nobody watches here any more says so', () => {
  const text = asRead(card({ known: known(), watch: undefined, watchers: [] }, look));
  expect(text).toContain('[Files] [Watch here] [⋯ ▾ Show | History | Copy query]');
  expect(text).toContain('\nprod · mix · sid');
  expect(text).toContain('No longer watched here: this card is not kept up to date.');
  const left = { by: 'U0LEE', at: at('14:20:00') };
  const said = asRead(card({ known: known(), watch: undefined, watchers: [], left }, look));
  expect(said).toContain('Unwatched by <@U0LEE> 14:20:00: this card is no longer kept up to date.');
});

test.each([
  [
    ENGLISH,
    'An earlier copy of this card, sent 14:00:00, may stand here too. It no longer changes: go by this one.',
  ],
  [CHINESE, '此处可能还有一张于14:00:00 发送的相同卡片，内容不再更新，请以本卡片为准。'],
])('a card that is perhaps there twice says so while it goes on and when it is over', (language, words) => {
  for (const one of [known(), inPhase('ended')]) {
    const said = (changes: { copySince?: number }) =>
      asRead(card({ ...subject(one), watch: watch(changes) }, { ...look, language }));
    expect(said({ copySince: START })).toContain(words);
    expect(said({})).not.toContain(words);
  }
});

test.each([
  ['U0MEI', undefined, 'for <@U0MEI>'],
  ['U0MEI', 'class-*', 'for <@U0MEI>, rule `class-*`'],
  ['API', undefined, 'for your backend'],
  ['WORKFLOW:U0MEI', undefined, 'for a workflow (started by <@U0MEI>)'],
  ['WORKFLOW', undefined, 'for a workflow'],
  ['C0RECORDINGS', undefined, 'for <#C0RECORDINGS>'],
])('the one who watches it here is named: %s, by rule %s', (owner, rule, words) => {
  const here = watch({ owner, ...(rule === undefined ? {} : { rule }) });
  expect(asRead(card(subject(known(), here), look))).toContain(` · ${words} · sid`);
});

test('a number of Agora’s that nobody explains is shown as it is', () => {
  expect(read(known({ status: 9_999 }))).toContain('Agora reports status 9999, which no document explains.');
});

test('a copy that is shared says by whom, and that it grows old', () => {
  const text = asRead(sharedCard(subject(), 'U0ANNA', look));
  expect(text).toContain('shared by <@U0ANNA>; this copy is not kept up to date');
  expect(text).toContain('[Files] [⋯ ▾ Show | History | Copy query]\n');
});

test('an answer for which Agora could not be asked says what it is worth', () => {
  const now = at('14:20:10');
  const unanswered = { kind: 'unanswered', cause: 'unavailable', requestId: 'req-7' } as const;
  const text = asRead(statusMessage(subject(), unanswered, look, { now }));
  expect(
    text,
  ).toContain(`I can’t tell right now: Agora isn’t answering. This is as of 14:05:10. That says nothing about the recording itself.
Nothing needs doing: I keep asking. If this lasts, check the status page of Agora. Agora’s support can look up request \`req-7\`.`);
  const delayed = (kind: 'spent' | 'held') =>
    asRead(statusMessage(subject(), { kind, ms: 6_000 }, look, { now }));
  expect(delayed('spent')).toContain('I did not ask Agora: all my requests of the next 6 s are taken.');
  expect(delayed('held')).toContain(
    'I did not ask Agora: it was asked too often (429) and takes no requests for another 6 s. This is as of 14:05:10.\nI ask again by myself after that; press Refresh then.',
  );
});

test('an answer about a recording of a removed app says that it cannot be seen, no length, and why', () => {
  const removed = subject(asOfNow(known(), undefined));
  const text = asRead(statusMessage(removed, { kind: 'not_configured' }, look, { now: at('18:00:00') }));
  expect(text).toMatch(/^🌫️ {2}\*Algebra II, room 4\* — can’t see it now; was recording at 14:05:10\n/);
  expect(text).toContain('app prod was taken out of the settings of this bot. This is as of 14:05:10.');
  expect(text).not.toMatch(/ min|isn’t answering|expected/);
});

test('a recording that nobody has looked at yet claims nothing', () => {
  expect(read(inPhase('registered'))).toContain('not checked yet');
  expect(read(known({ since: START }))).not.toContain('not checked yet');
});
