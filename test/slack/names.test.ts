import { expect, test } from 'vitest';
import { messengerOf, openSlack } from './bot.ts';
import { idOf, placeIn, tellUnder } from './screen.ts';
import { at, cardOf, known, START, subject, watch } from './subjects.ts';

/** A workspace with Mei in it, and the messenger that posts to #recordings. */
async function world() {
  const slack = await openSlack({ users: [{ name: 'mei & co' }] });
  const messenger = messengerOf(slack);
  const said = (ts: string): string => {
    const found = [...slack.messages('recordings'), ...slack.replies('recordings', ts)];
    return JSON.stringify(found.map(({ text, blocks }) => [text, blocks]));
  };
  return { slack, messenger, place: placeIn(slack), mei: idOf({ slack }, 'mei & co'), said };
}

const vouched = (by: string) =>
  ({
    kind: 'ended',
    how: 'asked',
    between: { after: at('15:00:00'), before: at('15:01:00') },
    files: 2,
    by,
  }) as const;

test('a person is named on a card and in its thread, and nobody is pinged by either', async () => {
  const { messenger, place, mei, said } = await world();
  const muted = { by: mei, since: START, lets: 'bad' } as const;
  const one = subject(known(), watch({ owner: mei, muted }));
  const ts = await tellUnder(messenger, place, one, [vouched(mei)]);
  expect(said(ts)).not.toContain('<@');
  expect(said(ts).match(/mei &amp; co/g)?.length).toBeGreaterThanOrEqual(3);
});

test('a person whose name Slack does not say is shown by their ID', async () => {
  const { slack, messenger, place, mei, said } = await world();
  slack.setFault({ kind: 'down' }, { method: 'users.info' });
  await messenger.post(place, 'd1', cardOf(subject(known(), watch({ owner: mei }))));
  expect(said('')).toContain(mei);
  expect(said('')).not.toContain('<@');
});
