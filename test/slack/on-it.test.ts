import { expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { BLOCKS } from '../../src/slack/blocks.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { onItAnswer, takenOn } from '../../src/slack/render/telling/pressed.ts';
import { type Bot, messengerOf, startBot } from './bot.ts';
import { asRead } from './said.ts';
import { channelOf, idOf, tellUnder } from './screen.ts';
import { at, known, SID, START, subject, watch } from './subjects.ts';

const between = { after: at('15:00:00'), before: at('15:01:00') };
const FAILED: News = { kind: 'failed', how: 'abnormal', between, files: 1 };
const ENDED: News = { kind: 'ended', how: 'exited', between, files: 1 };

/** Posts a card and news under it; answers the news as everybody sees it. */
async function told(bot: Bot, news: News, changes: Parameters<typeof watch>[0]) {
  const { slack } = bot;
  const place = { team: slack.state().team.id, channel: channelOf(bot) };
  const about = subject(known(), watch({ ...changes, ...place }));
  const card = await tellUnder(messengerOf(slack), place, about, [news]);
  const reply = () => {
    const found = slack.replies('recordings', card).at(-1);
    if (!found) throw new Error('nothing was told');
    return found;
  };
  return { card, reply, read: () => asRead(reply()) };
}

test('bad news mentions whoever watches, and what is well mentions nobody', async () => {
  const bot = await startBot();
  const mei = idOf(bot, 'mei');
  expect((await told(bot, FAILED, { owner: mei })).read()).toContain(
    `\n<@${mei}>, please look at this.\n[I’m on it]`,
  );
  const ended = (await told(bot, ENDED, { owner: mei })).read();
  expect(ended).not.toMatch(/<@|I’m on it/);
});

test.each([
  ['S0TEACH', '<!subteam^S0TEACH>, please'],
  ['channel', '<!channel>, please'],
  ['here', '<!here>, please'],
])('a watch that names %s calls them', async (notify, words) => {
  const bot = await startBot();
  const read = (await told(bot, FAILED, { owner: idOf(bot, 'mei'), notify })).read();
  expect(read).toContain(words);
  expect(read).not.toContain('<@');
});

test.each([
  ['a watch that names nobody', { owner: 'U0MEI', notify: 'none' }],
  ['a program', { owner: 'API' }],
  ['a channel that owns the watch', { owner: 'C0RECORDINGS' }],
])('%s calls nobody', async (_, changes) => {
  const bot = await startBot();
  const read = (await told(bot, FAILED, changes)).read();
  expect(read).not.toMatch(/<[@!](?!date)/);
  expect(read).toContain('[I’m on it]');
});

test('where the person who was to be called has left, whoever watches is called', async () => {
  const bot = await startBot();
  await bot.slack.deactivate('tom');
  const mei = idOf(bot, 'mei');
  const read = (await told(bot, FAILED, { owner: mei, notify: idOf(bot, 'tom') })).read();
  expect(read).toContain(`<@${mei}>, please look at this.`);
});

test('a name from outside that looks like a mention calls nobody', async () => {
  const bot = await startBot();
  const one = { ...FAILED, word: { event: 72, at: START, detail: '<!channel> <!here>' } } as News;
  expect((await told(bot, one, { owner: 'API' })).read()).not.toMatch(/<!(channel|here)/);
});

test('since when somebody is on it is said with its day, as the press may come days after the news', () => {
  const taken = { kind: 'taken_on', known: known(), by: 'U0TOM', at: START, already: true } as const;
  const news = { text: '', blocks: [{ type: 'divider', block_id: BLOCKS.onIt }] } as const;
  const english = languageFor('en');
  for (const { blocks } of [onItAnswer(taken, 'U0MEI', english), takenOn(news, taken, english)]) {
    expect(JSON.stringify(blocks)).toContain(
      'since {date_short_pretty} {time}|since 2026-11-22 14:00:00 UTC',
    );
  }
});

test('I’m on it says who on the message, by a name without a ping, and every press says the same', async () => {
  let first: string | undefined;
  const bot = await startBot({
    flows: {
      // Counts the first press, as Redis does.
      takeOn: async (_place, by) => {
        const already = first !== undefined;
        first ??= by;
        return { kind: 'taken_on', known: known(), by: first, at: START, already };
      },
    },
  });
  const { reply, read } = await told(bot, FAILED, { owner: idOf(bot, 'mei') });
  const { ts } = reply();
  const press = (user: string) =>
    bot.slack.press({ user, channel: 'recordings', ts, actionId: BUTTONS.onIt });
  await Promise.all([press('tom'), press('tom')]);
  await expect.poll(read).toContain('✋ Tom Reyes is on it, since 14:00');
  expect(read()).not.toContain('[I’m on it]');
  expect(read()).not.toContain(`<@${idOf(bot, 'tom')}>`);
  expect(bot.calls.at(-1)).toContain(`${idOf(bot, 'tom')} ${SID} ${ts}`);
});
