import type { Language } from '../../../src/slack/language/language.ts';
import { spoken } from '../../../src/slack/render/message.ts';
import { type Shown, shown } from '../../../src/slack/text.ts';

/** How often, and for how many milliseconds: one and many, and every unit that a duration has. */
const TIMES: readonly (readonly [count: number, ms: number])[] = [
  [1, 75_000],
  [2, 240_000],
  [3, 4_320_000],
  [12, 7_200_000],
  [40, 273_600_000],
];

/** Numbers that grammar tells apart. */
const FORMS: readonly number[] = [0, 1, 2, 1_000];

/**
 * Sentences that stand where the other pages of the book cannot show them: under a field, in a workflow, in a picture
 * or its words for who cannot see it, in lives that are long or strange.
 */
export function alone(name: string, language: Language): readonly (readonly [what: string, said: unknown])[] {
  const { answer, card, doctor, ending, expected, intake, notice, output, rule, step, watchForm } = language;
  const [one, other] = [shown(name), shown('rtmp://live.example.com/app')];
  const said = (what: string, ...texts: readonly unknown[]): readonly [string, unknown] => [
    what,
    texts.map((each) => (typeof each === 'string' ? { text: each } : spread(each))),
  ];
  const times = (say: (count: number, ms: number) => string) => TIMES.map(([count, ms]) => say(count, ms));
  return [
    said('durations', ...TIMES.map(([, ms]) => language.duration(ms))),
    said('under a field', ...Object.values(fieldComplaints(watchForm))),
    said('of a form', watchForm.where(one), intake.cards.soon),
    said(
      'a step that failed',
      step.several(3),
      step.badMode('composite'),
      spoken(step.stopped),
      step.failed('a1b2c3'),
    ),
    said('outputs', ...Object.values(output)),
    said(
      'on a card',
      ...times(card.pauses),
      card.unwatchedBy(one, shown('15:00')),
      card.copy(shown('15:00')),
      rule.elsewherePlace,
    ),
    said(
      'in small print',
      card.byRule(one, one),
      card.channel(one),
      card.workflow(undefined),
      card.workflow(one),
      answer.itsCard,
      card.filesSoFar(1, one, shown('15:00')),
    ),
    said('nothing live', answer.noneLive(1, 90_000), answer.noneLive(7, 90_000), answer.listEmpty(undefined)),
    said(
      'expected',
      expected.plan(shown('15:00')),
      expected.limit(shown('15:00')),
      expected.expiry(shown('15:00')),
    ),
    said('slowed', notice.appSlowed(one, 1, shown('15:00')), notice.appSlowed(one, 37, shown('15:00'))),
    said('unslowed', notice.appUnslowed(one, 1, shown('15:00')), notice.appUnslowed(one, 37, shown('15:00'))),
    said('of a long life', ending.atLeast),
    said(
      'figures',
      ...times(ending.gaps),
      ...times(ending.blanks),
      ...[1, 3].flatMap((count) => [true, false].map((sure) => ending.failovers(count, sure))),
    ),
    said('pushes', ...[0, 1, 4].map((drops) => ending.uptime(other, 0.985, 5_000_000, drops))),
    said('more pushes', ending.moreUptimes(1), ending.moreUptimes(9)),
    said('in the picture', ...FORMS.map((count) => ending.picture.files(count)), ...words(ending.picture)),
    said('of the picture', ending.picture.alt(name, 91 * 60_000, [ending.gaps(1, 75_000)])),
    said(
      'of a doctor',
      spoken(doctor.ends.known(one, 12, 0)),
      spoken(doctor.callbacks.unregistered(one, 1)),
      spoken(doctor.budget([one], 0, { fine: true, recordings: 1, wanted: 0.03, granted: 2 })),
      doctor.moreAmiss(1),
    ),
    said('history', ...history(one, other, language)),
    said('export', ending.export.comment(one, language.phase.ended), ending.export.sent(one, 'CSV')),
    said('export, failed', ending.export.menu, ending.export.noScope, ending.export.failed),
  ];
}

const SAYS = ['uploaded', 'began', 'idle', 'asked', 'limit', 'moved', 'over', 'page_timeout'] as const;

const spread = (said: unknown): unknown =>
  typeof said === 'object' && said !== null ? Object.values(said).map((text) => ({ text })) : said;

const words = (all: object): readonly string[] =>
  Object.values(all).filter((each): each is string => typeof each === 'string');

const fieldComplaints = ({ wrong }: Language['watchForm']) => ({
  ...wrong,
  modeDiffers: wrong.modeDiffers('mix'),
  aliasForMany: wrong.aliasForMany(3),
});

function history(one: Shown, push: Shown, { ending, output, phase }: Language): readonly string[] {
  const { history: lines } = ending;
  return [
    lines.heading(one, 1),
    lines.heading(one, 1_200),
    lines.stage(phase.recording, '🟢', 75_000),
    lines.stage(phase.ended, '✅', undefined),
    lines.gap(75_000),
    lines.blank(75_000),
    lines.file(one),
    ...Object.entries(output).map(([, word]) => lines.push(push, 'disconnected', word)),
    lines.push(push, 'publishing', output.publishing),
    lines.failover('file'),
    lines.failover('restart'),
    lines.failover('uid'),
    lines.stopAsked,
    lines.vouched(one),
    lines.word(4, undefined),
    ...SAYS.map((says) => lines.word(40, says)),
    lines.page(1, 20, 1_200),
    lines.leftOut(1),
    lines.leftOut(40),
    lines.registeredBy(one),
    lines.registeredBy(undefined),
    lines.seenBy,
  ];
}
