import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card, sharedCard } from '../../src/slack/render/card/card.ts';
import { asRead } from './said.ts';
import { at, inPhase, known, START, subject, watch } from './subjects.ts';

const look = { language: ENGLISH, policy: DEFAULT_POLICY };
const read = (one: Known) => asRead(card(subject(one), look));

test('a recording that is well', () => {
  expect(read(known())).toBe(`🟢  *Algebra II, room 4* — recording
since 14:00:12 · next: a new file, or a stop
*App* prod
*Mode* mix
*Files* 3 announced, the newest begins at 16:00:00
*Watched by* <@U0MEI>
[Refresh] [Files] [Mute ▾ 15 minutes | 1 hour | Until it ends | Only bad news] [⋯ ▾ Unwatch | Copy query | History]
as of 14:05:10 · sid \`38f8e3cf…7e1a\``);
});

test('one that ended says from when to when, what paused it, and how that is known', () => {
  const one = inPhase('ended');
  const life = [
    ...one.life.slice(0, 4),
    { phase: 'paused' as const, at: at('14:31:00') },
    { phase: 'recording' as const, at: at('14:35:00') },
    { phase: 'ended' as const, how: 'exited' as const, at: at('15:31:40') },
  ];
  expect(read({ ...one, life })).toBe(`✅  *Algebra II, room 4* — ended
Seen from 14:00:12 to 15:31:40 (1 h 31 min) · paused once (4 min) · no gap seen
Agora was seen closing it.
*App* prod
*Mode* mix
*Files* 3 announced, the newest begins at 16:00:00
*Watched by* <@U0MEI>
🟢 recording 14:00:12 ─ ⏸️ paused 14:31:00 ─ 🟢 recording 14:35:00 ─ ✅ ended 15:31:40
[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Unwatch | Copy query]
as of 15:31:40 · sid \`38f8e3cf…7e1a\``);
});

test('a doubt comes before the phase, and says by when it is settled', () => {
  const suspect = { since: at('14:05:20'), lastAt: at('14:05:50'), looks: 4, restarts: 0, shown: true };
  const text = read(known({ suspect, lookedAt: at('14:05:50') }));
  expect(text).toContain('🟢  *Algebra II, room 4* — recording, checking …');
  expect(text).toContain('Agora has not found it since 14:05:20. That is normal for up to 90 s');
  expect(text).toContain('as of 14:05:50');
  expect(read(known({ suspect: { ...suspect, shown: false } }))).not.toContain('checking');
});

test('ids that were rejected once are not called refused, and can be checked at once', () => {
  const one = { ...inPhase('registered'), rejections: 1, rejectedSince: at('14:05:20') };
  const text = read(one);
  expect(text).toContain('— registered, ids not accepted so far');
  expect(text).toContain('Agora has not accepted these ids since 14:05:20. I ask a few times more');
  expect(text).toContain('must come from the same `start` call');
  expect(read({ ...one, reached: 'seen' })).not.toContain('accepted');
});

test('what cannot be seen is called unknown, as of the last look that saw it', () => {
  const blind = { since: at('14:05:20'), looks: 9, cause: 'credentials' as const, told: true };
  const text = read(known({ blind, lookedAt: at('14:12:00') }));
  expect(text).toContain('recording, can’t see it now');
  expect(text).toContain(
    'I have not been able to see it since 14:05:20: Agora refuses our credentials. That says nothing about the recording itself.',
  );
  expect(text).toContain('as of 14:05:10');
});

describe('a recording that is lost', () => {
  test('says when it is looked for again', () => {
    expect(read({ ...inPhase('lost'), afterLooks: 1 })).toContain('I check again until 15:46:40.');
  });

  test('can be refreshed until it is final', () => {
    expect(read(inPhase('lost'))).toContain(
      '[Refresh] [Files] [History] [Export ▾ Export as JSON | Export as CSV] [Mute ▾ 15 minutes | 1 hour | Until it ends | Only bad news] [⋯ ▾ Unwatch | Copy query] [It was stopped on purpose]\n',
    );
    const final = read({ ...inPhase('lost'), afterLooks: 3, final: true });
    expect(final).toContain(
      '\n[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Unwatch | Copy query] [It was stopped on purpose]\n',
    );
    expect(final).not.toContain('I look again');
  });
});

test('a card does not change with the time that passes', () => {
  expect(JSON.stringify(card(subject(), look))).not.toMatch(/ago|for \d/);
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
  expect(text).toContain('*Watched by* nobody');
  expect(text).toContain('[Refresh] [Files] [Watch here]');
  expect(text).toContain('No longer watched here: this card is not kept up to date.');
  const left = { by: 'U0LEE', at: at('14:20:00') };
  const said = asRead(card({ known: known(), watch: undefined, watchers: [], left }, look));
  expect(said).toContain('Unwatched by <@U0LEE> at 14:20:00: this card is no longer kept up to date.');
});

test('people who watch it are named once each, and counted past three', () => {
  const watchers = Array.from({ length: 50 }, (_, n) => watch({ owner: `U0P${n % 10}`, channel: `C${n}` }));
  const text = asRead(card({ known: known(), watch: watchers[0], watchers }, look));
  expect(text).toContain('*Watched by* <@U0P0>, <@U0P1> and <@U0P2> (and in 35 other places)');
});

test('a number of Agora’s that nobody explains is shown as it is', () => {
  expect(read(known({ status: 9_999 }))).toContain('Agora reports status 9999, which no document explains.');
});

test('a copy that is shared says by whom, and that it grows old', () => {
  const text = asRead(sharedCard(subject(), 'U0ANNA', look));
  expect(text).toContain('shared by <@U0ANNA>; this copy is not kept up to date');
  expect(text).toContain('[Refresh] [Files]\n');
});

test('an answer for which Agora could not be asked says what it is worth', () => {
  const now = at('14:20:10');
  const unanswered = { kind: 'unanswered', cause: 'unavailable', requestId: 'req-7' } as const;
  const text = asRead(statusMessage(subject(), unanswered, look, now));
  expect(
    text,
  ).toContain(`I asked just now and learnt nothing: Agora does not answer. What you see is as of 14:05:10. Its state since is unknown, not bad.
Nothing needs doing: I keep asking. If this lasts, check the status page of Agora. Agora’s support can look up request \`req-7\`.`);
  const waiting = asRead(statusMessage(subject(), { kind: 'waiting', ms: 6_000 }, look, now));
  expect(waiting).toContain('I could not ask Agora within 6 s: many recordings are being looked at.');
});

test('a recording that nobody has looked at yet claims nothing', () => {
  expect(read(inPhase('registered'))).toContain('not looked at yet');
  expect(read(known({ since: START }))).not.toContain('not looked at yet');
});
