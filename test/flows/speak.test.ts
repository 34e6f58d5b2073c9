import { expect, test } from 'vitest';
import { watch } from '../../src/flows/watching/intake.ts';
import { speakAgain } from '../../src/flows/watching/pressing/speak.ts';
import { workflowOwner } from '../../src/recording/watching/watch.ts';
import { createWorld, HERE, recordingOf, SID } from './world.ts';

function small() {
  const world = createWorld(recordingOf());
  const settings = {
    apps: [{ name: 'default', appId: 'a'.repeat(32) }],
    expiryHours: 72,
    languages: ['en', 'zh'],
  };
  const needs = { ...world, ...settings };
  const lines = async (): Promise<readonly string[]> => {
    const batch = await world.outbox.take(HERE);
    return (batch?.deliveries ?? []).flatMap((one) =>
      one.kind === 'language' ? [`${one.by}: ${one.before} → ${one.lang}`] : [],
    );
  };
  return { needs, lines };
}

test('whoever switches a channel is named there once, however often the language is given', async () => {
  const { needs, lines } = small();
  await watch(HERE, 'U1', `${SID} lang:zh`, needs);
  await watch(HERE, 'U2', `${SID} lang:zh`, needs);
  expect(await lines()).toEqual(['U1: en → zh']);
});

test.each([
  ['the language that the channel has', HERE, 'U1', 'en'],
  ['a direct message', { ...HERE, channel: 'D1' }, 'U1', 'zh'],
  ['a program', HERE, workflowOwner(undefined), 'zh'],
])('%s is no switch to speak of', async (_, place, by, lang) => {
  const { needs, lines } = small();
  await watch(place, by, `${SID} lang:${lang}`, needs);
  expect(await lines()).toEqual([]);
});

test('Undo gives the language back once, and leaves a later choice alone', async () => {
  const { needs, lines } = small();
  await watch(HERE, 'U1', `${SID} lang:zh`, needs);
  expect(await speakAgain(HERE, 'U2', 'en', 'zh', needs)).toEqual({ kind: 'spoken', lang: 'en' });
  expect(await speakAgain(HERE, 'U3', 'en', 'zh', needs)).toEqual({ kind: 'otherwise', lang: 'en' });
  expect(await lines()).toEqual(['U1: en → zh', 'U2: zh → en']);
});
