import { describe, expect, test } from 'vitest';
import type { MuteAnswer } from '../../src/flows/watching/pressing/mute.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { type MuteChoice, muteOf } from '../../src/recording/watching/mute.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { muteMessage } from '../../src/slack/render/telling/pressed.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { cardIn, idOf } from './screen.ts';
import { at, inPhase, known, SID, subject, watch } from './subjects.ts';

const NOW = at('14:10:00');
const EN = languageFor('en');
const ZH = languageFor('zh');
const of = (choice: MuteChoice, by = 'U0MEI') => muteOf(choice, by, NOW, undefined);

const LOOK = { language: EN, policy: DEFAULT_POLICY };

const cardWith = (choice: MuteChoice, one = known()) =>
  asRead(card(subject(one, watch({ muted: of(choice) })), LOOK));

describe('the card', () => {
  test('offers to mute while something may still be told', () => {
    const menu =
      '[Mute ▾ Only problems and the end | Until it ends | 15 minutes | 1 hour | Everything, also failures: 15 minutes]';
    expect(asRead(card(subject(), LOOK))).toContain(
      `[Files] ${menu} [⋯ ▾ Refresh | History | Copy query | Unwatch]`,
    );
    expect(asRead(card(subject(inPhase('ended')), LOOK))).not.toContain('Mute');
    expect(asRead(card({ known: known(), watch: undefined, watchers: [] }, LOOK))).not.toContain('Mute');
  });

  test.each([
    ['15min', '🔕 Muted until 14:25:00 by <@U0MEI> · bad news still comes'],
    ['silent', '🔕 Nothing is posted until 14:25:00, also no failures · by <@U0MEI>'],
    ['end', '🔕 Muted until it ends by <@U0MEI> · bad news still comes'],
    ['bad', '🔕 Only problems and the end, by <@U0MEI>'],
  ] as const)('says that it is muted: %s', (choice, words) => {
    expect(cardWith(choice).split('\n')).toContain(words);
    expect(cardWith(choice)).toContain('\n[Files] [Unmute] [⋯');
  });

  test('offers to mute again as soon as a mute is over, told or not', () => {
    const over = watch({ muted: { ...of('1h'), over: NOW + 9 } });
    const shown = asRead(card(subject(known(), over), LOOK));
    expect(shown).not.toMatch(/🔕|Unmute/);
    expect(shown).toContain('[Mute ▾');
  });

  test('of one that has ended speaks only of a mute that outlasts the end', () => {
    expect(cardWith('end', inPhase('ended'))).not.toMatch(/🔕|Unmute/);
    expect(cardWith('1h', inPhase('ended'))).toMatch(/🔕 Muted until 15:10:00.*\[Files\].* \[Unmute\]/s);
  });
});

test('the answer to Mute names the one whose mute it takes the place of', () => {
  const answer: MuteAnswer = { kind: 'muted', known: known(), mute: of('bad'), before: of('1h', 'U0TOM') };
  expect(asRead(muteMessage(answer, EN))).toContain(
    '\nThis takes the place of the mute that <@U0TOM> asked for.\n',
  );
});

test.each([EN, ZH])(
  'the answer to Mute says nothing of one’s own mute that it takes the place of: $ownName',
  (language) => {
    const first: MuteAnswer = { kind: 'muted', known: known(), mute: of('bad') };
    expect(muteMessage({ ...first, before: of('1h') }, language)).toEqual(muteMessage(first, language));
  },
);

test.each([
  ['mute15', '15min', 'until 14:15:00'],
  ['mute60', '1h', 'until 15:00:00'],
  ['muteEnd', 'end', 'until it ends. Bad news'],
  ['muteBad', 'bad', 'Only problems'],
  ['muteSilent', 'silent', 'failures included'],
])('%s chosen on a card mutes for whoever chose, and says so to them alone', async (value, choice, words) => {
  const bot = await startBot();
  const posted = await cardIn(bot);
  await bot.slack.press({ ...posted, user: 'tom', actionId: menuId('mute', { sid: SID }), value });
  await expect.poll(() => bot.answer('tom')).toContain(words);
  const { team } = bot.slack.state();
  expect(bot.calls).toEqual([
    `mute {"team":"${team.id}","channel":"${posted.channel}"} ${idOf(bot, 'tom')} ${SID} ${choice}`,
  ]);
  expect(bot.answer('mei')).toBe('');
});

test('Unmute on a card is answered, also where there is no mute any more', async () => {
  const bot = await startBot();
  const posted = await cardIn(bot, subject(known(), watch({ muted: of('1h') })));
  await bot.slack.press({ ...posted, user: 'tom', actionId: BUTTONS.unmute });
  await expect.poll(() => bot.answer('tom')).toBe('*Algebra II, room 4* is not muted in this channel.');
});
