import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/flows/asking/resolve.ts';
import { share } from '../../src/flows/telling/on-request.ts';
import { type IntakeNeeds, watch } from '../../src/flows/watching/intake.ts';
import { unwatch } from '../../src/flows/watching/unwatch.ts';
import { createWorld, HERE, NOON, recordingOf, SID, type World } from './world.ts';

const RESOURCE = 'R'.repeat(200);
const APP_ID = '4b825dc642cb6eb9a060e54bf8d69288';
const OTHER = SID.replace('9f3c51', '9f3c52');

/** @param but what is otherwise this time */
const asked = (text: string, world: World, but: Partial<IntakeNeeds> = {}) =>
  watch(HERE, 'U1', text, { ...world, ...but });

describe('watching', () => {
  test('registers three ids and has the place told of them', async () => {
    const world = createWorld();
    const answer = await asked(`${SID} ${RESOURCE} mix as:"Algebra II"`, world);
    expect(answer).toMatchObject({ kind: 'watching', how: 'new', already: false, card: 'soon' });
    expect(await world.recordings.find(SID)).toMatchObject({
      phase: 'registered',
      recording: { app: 'default', mode: 'mix', alias: 'Algebra II', expiresAt: NOON + 72 * 3_600_000 },
    });
    expect(world.watching).toMatchObject([{ sid: SID, owner: 'U1', channel: 'C1' }]);
  });

  test('of a known recording needs its sid only, or its beginning, or its alias', async () => {
    for (const text of [SID, SID.slice(0, 6), 'algebra']) {
      const world = createWorld(recordingOf());
      await world.recordings.name('T1', SID, 'Algebra');
      expect(await asked(text, world)).toMatchObject({ kind: 'watching', how: 'known' });
    }
  });

  test('with another name is answered by that name', async () => {
    const world = createWorld(recordingOf(SID, { alias: 'Geometry' }));
    const answer = await asked(`${SID} as:"Algebra II"`, world);
    expect(answer).toMatchObject({ known: { recording: { alias: 'Algebra II' } } });
  });

  test('twice changes the options and nothing else', async () => {
    const world = createWorld(recordingOf());
    await asked(SID, world);
    expect(await asked(`${SID} only:ended`, world)).toMatchObject({ already: true, changed: true });
    const again = await asked(`${SID} app:default`, world);
    expect(again).toMatchObject({ already: true });
    expect(again).not.toHaveProperty('changed');
    expect(world.watching).toMatchObject([{ owner: 'U1', only: ['ended'] }]);
  });

  test('by a program of what somebody has stopped says so at once', async () => {
    const world = createWorld(recordingOf());
    const watches = { ...world.watches, put: async () => 'left' as const };
    expect(await asked(SID, world, { watches })).toMatchObject({ stopped: true });
    expect(world.slept).toEqual([]);
  });

  test('says when the card is there', async () => {
    const world = createWorld(recordingOf());
    const wait = async () => {
      const [first] = world.watching;
      if (first) world.watching[0] = { ...first, card: 'ts-1' };
    };
    expect(await asked(SID, world, { wait })).toMatchObject({ card: 'posted' });
  });

  test('says when Slack does not let the bot post here', async () => {
    const world = createWorld(recordingOf());
    const wait = async () => {
      const [first] = world.watching;
      if (first) world.watching[0] = { ...first, paused: { reason: 'channel_not_found', at: NOON } };
    };
    const answer = await asked(SID, world, { wait });
    expect(answer).toMatchObject({ card: 'paused', reason: 'channel_not_found' });
  });
});

describe('a watch that cannot begin yet', () => {
  const several = [
    { name: 'prod', appId: APP_ID },
    { name: 'stage', appId: 'f'.repeat(32) },
  ];
  const names = ['prod', 'stage'];
  test.each([
    [`${SID} ${RESOURCE}`, { kind: 'no_mode' }],
    [`${SID} ${RESOURCE} video`, { kind: 'no_mode', written: 'video' }],
    [`${RESOURCE} mix`, { kind: 'no_sid' }],
    ['{"code":2,"reason":"failed to parse"}', { kind: 'no_sid' }],
    [`${SID} ${RESOURCE} mix`, { kind: 'which_app', apps: names }],
    [`${SID} ${RESOURCE} mix app:test`, { kind: 'unknown_app', written: 'test', apps: names }],
  ])('asks for what is missing (%#)', async (text, missing) => {
    expect(await asked(text, createWorld(), { apps: several })).toMatchObject({
      kind: 'incomplete',
      missing,
    });
  });

  test('takes the app from a query URL', async () => {
    const world = createWorld();
    const url = `https://api.agora.io/v1/apps/${APP_ID}/cloud_recording/resourceid/${RESOURCE}/sid/${SID}/mode/web/query`;
    await asked(url, world, { apps: several });
    expect((await world.recordings.find(SID))?.recording).toMatchObject({ app: 'prod', mode: 'web' });
  });

  test('takes the app from an App ID that stands beside the ids, in any clothing', async () => {
    for (const id of [
      `${APP_ID} ${SID} ${RESOURCE}`,
      JSON.stringify({ appId: APP_ID, sid: SID, resourceId: RESOURCE }),
    ]) {
      const world = createWorld();
      await asked(`${id} mix`, world, { apps: several });
      expect((await world.recordings.find(SID))?.recording).toMatchObject({ app: 'prod' });
    }
  });

  test('refuses a language it cannot speak before anything is registered', async () => {
    const world = createWorld();
    const answer = await asked(`${SID} ${RESOURCE} mix lang:tlh`, world);
    expect(answer).toEqual({ kind: 'unknown_language', written: 'tlh', languages: ['en', 'zh'] });
    expect(await world.recordings.find(SID)).toBeUndefined();
  });

  test('of an unknown sid says that it is unknown', async () => {
    expect(await asked(SID, createWorld())).toEqual({ kind: 'none', text: SID });
  });
});

describe('what a text means', () => {
  const world = createWorld(recordingOf(), recordingOf(OTHER));
  test.each([
    [SID, 'one'],
    [`\`${SID}\``, 'one'],
    [`${SID.slice(0, 6)}`, 'one'],
    [`${SID} name:Algebra`, 'one'],
    ['9f3c5', 'short'],
    ['abcdef', 'none'],
  ])('%s is %s', async (text, kind) => {
    expect((await resolve(HERE, 'U1', text, world)).kind).toBe(kind);
  });

  test('an ambiguous beginning names the candidates', async () => {
    const twins = createWorld(recordingOf('aaaaaaa1'), recordingOf('aaaaaaa2'));
    expect(await resolve(HERE, 'U1', 'aaaaaa', twins)).toMatchObject({
      kind: 'many',
      candidates: [{ recording: { sid: 'aaaaaaa1' } }, { recording: { sid: 'aaaaaaa2' } }],
    });
  });

  test.each([
    ['candidates', 'aaaaaa'],
    ['names that are almost so', 'algebrb'],
  ])('%s show that they cannot be seen now', async (_what, text) => {
    const twins = createWorld(
      recordingOf('aaaaaaa1', { alias: 'algebra' }),
      recordingOf('aaaaaaa2', { alias: 'algebra 2' }),
    );
    twins.darken();
    const meant = await resolve(HERE, 'U1', text, twins);
    const shown = meant.kind === 'many' ? meant.candidates : meant.kind === 'none' ? meant.near : [];
    expect(shown?.map(({ blind }) => [blind?.cause, blind?.since])).toContainEqual(['credentials', NOON]);
    expect(shown?.every(({ blind }) => blind?.since === NOON)).toBe(true);
  });
});

describe('the name that people are shown', () => {
  const meant = async (text: string, world: World) => {
    const found = await resolve(HERE, 'U1', text, world);
    const many = found.kind === 'many' ? found.candidates : found.kind === 'one' ? [found.known] : undefined;
    return many?.map(({ recording }) => recording.sid) ?? found.kind;
  };

  test.each(['class-7', 'CLASS-7', '`class-7`', '“class-7”'])(
    'may be that of its channel: %s',
    async (text) => {
      const world = createWorld(recordingOf(SID, { cname: 'class-7' }), recordingOf(OTHER));
      expect(await meant(text, world)).toEqual([SID]);
    },
  );

  test('may be learnt from Agora, and be short', async () => {
    const world = createWorld(recordingOf());
    world.know({ ...world.lives(SID), cname: 'x1' });
    expect(await meant('x1', world)).toEqual([SID]);
    expect(await meant('x2', world)).toBe('short');
  });

  test('counts after aliases', async () => {
    const world = createWorld(recordingOf(SID, { cname: 'class-7' }), recordingOf(OTHER));
    await world.recordings.name('T1', OTHER, 'class-7');
    expect(await meant('class-7', world)).toEqual([OTHER]);
  });

  test('may be that of many, of which the live ones come first', async () => {
    const world = createWorld(...['old', 'live', 'new'].map((sid) => recordingOf(sid, { cname: 'class-7' })));
    for (const [since, sid] of ['old', 'live', 'new'].entries())
      world.know({ ...world.lives(sid), phase: sid === 'live' ? 'recording' : 'ended', since });
    expect(await meant('class-7', world)).toEqual(['live', 'new', 'old']);
  });

  test.each([
    ["Mei's class", 'Mei’s class'],
    ['Mei’s class', "Mei's class"],
    ['Q&A', 'Q&amp;A'],
    ['room <4>', 'room &lt;4&gt;'],
  ])('%s is found as Slack and telephones write it: %s', async (name, typed) => {
    for (const more of [{ alias: name }, { cname: name }]) {
      expect(await meant(typed, createWorld(recordingOf(SID, more)))).toEqual([SID]);
    }
  });
});

describe('a name that is not whole', () => {
  const meant = (text: string, world: World) => resolve(HERE, 'U1', text, world);

  test('is enough where one recording has it', async () => {
    const world = createWorld(
      recordingOf(SID, { alias: 'Algebra II', cname: 'class_7' }),
      recordingOf(OTHER),
    );
    for (const text of ['algebra', 'class_7', 'CLASS', '9f3c51']) {
      expect(await meant(text, world)).toMatchObject({ kind: 'one', known: { recording: { sid: SID } } });
    }
  });

  test('of many lists five, live ones first, and how many there are', async () => {
    const world = createWorld(
      ...Array.from({ length: 8 }, (_, n) => recordingOf(`s-${n}`, { cname: `class-${n}` })),
    );
    world.know({ ...world.lives('s-6'), phase: 'recording' });
    expect(await meant('class', world)).toMatchObject({
      kind: 'many',
      total: 8,
      candidates: [{ recording: { sid: 's-6' } }, {}, {}, {}, {}],
    });
  });

  test('does not count where a recording is called exactly so', async () => {
    const world = createWorld(recordingOf(SID, { cname: 'class' }), recordingOf(OTHER, { cname: 'class-7' }));
    expect(await meant('Class', world)).toMatchObject({ kind: 'one', known: { recording: { sid: SID } } });
    expect(await asked('class mix', world)).toMatchObject({ known: { recording: { sid: SID } } });
  });

  test('that nobody has brings the closest ones', async () => {
    const [algebra, physics] = [{ alias: 'Algebra II' }, { cname: 'physics' }];
    const world = createWorld(recordingOf(SID, algebra), recordingOf(OTHER, physics));
    const near = [{ recording: { sid: SID } }];
    expect(await meant('algbera', world)).toMatchObject({ kind: 'none', near });
    expect(await meant('chemistry', world)).toEqual({ kind: 'none', text: 'chemistry' });
  });

  test('is no mode that stands alone, and no sid that nobody knows', async () => {
    const world = createWorld(recordingOf(OTHER, { cname: 'webinar', alias: SID.replace('9', '8') }));
    expect(await asked('web', world)).toEqual({ kind: 'incomplete', missing: { kind: 'no_sid' } });
    expect(await meant(SID, world)).toEqual({ kind: 'none', text: SID });
  });

  test('is looked for in one reading of all names, however many texts there are', async () => {
    const world = createWorld(recordingOf(SID, { cname: 'class-7' }));
    const { ofTeam } = world.recordings;
    let reads = 0;
    world.recordings.ofTeam = (team, limit) => {
      reads += 1;
      return ofTeam(team, limit);
    };
    await asked('class-7 web', world);
    expect(reads).toBe(1);
    await asked('class\nphysics web\nchemistry', world);
    expect(reads).toBe(2);
  });
});

describe('a name beside which nothing else is said', () => {
  test.each([
    ['Algebra II, room 4', 'Algebra II, room 4'],
    ['Algebra II, room 4', 'algebra ii, room 4 only:ended'],
    ['Algebra II, room 4', '“Algebra II, room 4”,'],
    ["Mei's class; late", 'Mei’s class; late'],
    ['Web class', 'Web class'],
    ['Web', 'web'],
    ['class-7', 'class-7 web'],
    ['class-7', '`class-7`;'],
  ])('%s is watched as %s', async (name, typed) => {
    const world = createWorld(recordingOf(SID, { cname: name }));
    expect(await asked(typed, world)).toMatchObject({ kind: 'watching', known: { recording: { sid: SID } } });
  });

  test('is one a line', async () => {
    const world = createWorld(
      recordingOf(SID, { alias: 'Room 4, late' }),
      recordingOf(OTHER, { cname: 'Raw, B' }),
    );
    await asked('Room 4, late\nRaw, B', world);
    expect(world.watching.map(({ sid }) => sid)).toEqual([SID, OTHER]);
  });

  test.each([
    ['Web class', { kind: 'none', text: 'Web class' }],
    ['class-7 web', { kind: 'none', text: 'class-7' }],
    ['Room 4, late', { kind: 'none', text: 'Room 4, late' }],
    ['web', { kind: 'incomplete', missing: { kind: 'no_sid' } }],
    ['lang:en', { kind: 'incomplete', missing: { kind: 'no_sid' } }],
  ])('is said to be unknown: %s', async (typed, answer) => {
    expect(await asked(typed, createWorld())).toEqual(answer);
  });
});

describe('unwatching', () => {
  test('stops it here and edits the card that stays behind', async () => {
    const world = createWorld(recordingOf());
    await world.watch({ card: 'ts-1' });
    expect(await unwatch(HERE, 'U2', SID, world)).toMatchObject({ kind: 'unwatched' });
    const facts = { ...HERE, sid: SID, app: 'default', by: 'U2' };
    expect(world.lines.at(-1)).toEqual({ outcome: 'unwatched', facts });
    expect(world.watching).toEqual([]);
    expect(world.queued()[0]).toMatchObject({ kind: 'unwatched', by: 'U2', card: 'ts-1' });
  });

  test('by a part of a name means the one that is watched here', async () => {
    const all = Array.from({ length: 7 }, (_, n) =>
      recordingOf(`${n}`.repeat(32), { cname: `class-${n}`, registeredAt: NOON + n }),
    );
    const [oldest = recordingOf()] = all;
    const world = createWorld(...all);
    await world.watch({ sid: oldest.sid });
    const answer = await unwatch(HERE, 'U2', 'class', world);
    expect(answer).toMatchObject({ kind: 'unwatched', known: { recording: oldest } });
    expect(await unwatch(HERE, 'U2', 'class', world)).toMatchObject({ kind: 'many', total: 7 });
  });

  test('twice is no mistake, and stops no other whose name begins so', async () => {
    const first = recordingOf('1'.repeat(32), { cname: 'class-1' });
    const tenth = recordingOf('2'.repeat(32), { cname: 'class-10' });
    const world = createWorld(first, tenth);
    for (const { sid } of [first, tenth]) await world.watch({ sid });
    expect(await unwatch(HERE, 'U2', 'class-1', world)).toMatchObject({ kind: 'unwatched' });
    expect(await unwatch(HERE, 'U3', 'class-1', world)).toMatchObject({ kind: 'not_watched' });
    expect(world.watching).toMatchObject([{ sid: tenth.sid }]);
  });
});

test('Share that failed may be pressed again', async () => {
  const world = createWorld(recordingOf());
  const away = async () => Promise.reject(new Error('Redis is away'));
  await expect(
    share(HERE, SID, 'U1', { ...world, outbox: { ...world.outbox, put: away } }),
  ).rejects.toThrow();
  expect(await share(HERE, SID, 'U1', world)).toBe('queued');
});

test('Share pressed twice posts once', async () => {
  const world = createWorld(recordingOf());
  expect(await share(HERE, SID, 'U1', world)).toBe('queued');
  expect(await share(HERE, SID, 'U1', world)).toBe('repeated');
  expect(world.queued()).toHaveLength(1);
});
