import { beforeEach, expect, test } from 'vitest';
import { watch } from '../../src/flows/watching/intake.ts';
import { speakAgain } from '../../src/flows/watching/pressing/speak.ts';
import { workflowOwner } from '../../src/recording/watching/watch.ts';
import { createWorld, HERE, recordingOf, SID, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = createWorld(recordingOf());
});

/** Switches of the language that the channel is told of. */
async function lines(): Promise<readonly string[]> {
  const batch = await world.outbox.take(HERE);
  return (batch?.deliveries ?? []).flatMap((one) =>
    one.kind === 'language' ? [`${one.by}: ${one.before} → ${one.lang}`] : [],
  );
}

test('whoever switches a channel is named there once, however often the language is given', async () => {
  await watch(HERE, 'U1', `${SID} lang:zh`, world);
  await watch(HERE, 'U2', `${SID} lang:zh`, world);
  expect(await lines()).toEqual(['U1: en → zh']);
});

test.each([
  ['the language that the channel has', HERE, 'U1', 'en'],
  ['a direct message', { ...HERE, channel: 'D1' }, 'U1', 'zh'],
  ['a program', HERE, workflowOwner(undefined), 'zh'],
])('%s is no switch to speak of', async (_, place, by, lang) => {
  await watch(place, by, `${SID} lang:${lang}`, world);
  expect(await lines()).toEqual([]);
});

test('Undo gives the language back once, and leaves a later choice alone', async () => {
  await watch(HERE, 'U1', `${SID} lang:zh`, world);
  expect(await speakAgain(HERE, 'U2', 'en', 'zh', world)).toEqual({ kind: 'spoken', lang: 'en' });
  expect(await speakAgain(HERE, 'U3', 'en', 'zh', world)).toEqual({ kind: 'otherwise', lang: 'en' });
  expect(await lines()).toEqual(['U1: en → zh', 'U2: zh → en']);
});
