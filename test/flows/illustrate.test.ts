import { beforeEach, describe, expect, test } from 'vitest';
import { type IllustrateNeeds, illustrate, illustrated } from '../../src/flows/telling/illustrate.ts';
import type { Messenger, Posted, Uploaded } from '../../src/ports/slack.ts';
import type { Illustration, Order } from '../../src/ports/telling.ts';
import type { Known } from '../../src/recording/known.ts';
import { cardEdit, type Delivery } from '../../src/recording/telling/delivery.ts';
import type { Saying } from '../../src/recording/telling/saying.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import { every } from '../picture/lives.ts';
import { cardOf, SID, subject, watch } from '../slack/subjects.ts';
import { createSlackInMemory, createWorld } from './world.ts';

const HERE = { team: 'T1', channel: 'C0RECORDINGS' };
const { normal } = every;
const ORDER: Order = { place: HERE, sid: SID, of: normal.since };

/** Over since then as before, and in another way. */
const judgedAnew: Known = {
  ...normal,
  how: 'asked',
  life: [...normal.life, { phase: 'ended', how: 'asked', at: normal.since + 60_000 }],
};

let pictures: Map<string, Illustration>;
let wanted: Order[];
let queued: Delivery[];
let edits: (string | undefined)[];
let known: Known | undefined;
let watches: Watch[];
let answers: Posted[];
let uploads: Uploaded[];
let uploaded: number;
let messenger: Messenger;
let world: IllustrateNeeds;

beforeEach(() => {
  pictures = new Map();
  wanted = [];
  queued = [];
  edits = [];
  known = normal;
  watches = [watch()];
  answers = [];
  uploads = [];
  uploaded = 0;
  const memory = createWorld();
  world = {
    illustrations: {
      find: async (place, sid) => pictures.get(`${place.channel} ${sid}`),
      put: async (place, sid, one) => void pictures.set(`${place.channel} ${sid}`, one),
      want: async (order) => void wanted.push(order),
    },
    illustrator: {
      async upload() {
        uploaded += 1;
        return uploads.shift() ?? { kind: 'ok', file: `F${uploaded}` };
      },
    },
    outbox: { ...memory.outbox, put: async (_place, delivery) => void queued.push(delivery) },
    recordings: { ...memory.recordings, find: async () => known },
    watches: { ...memory.watches, of: async () => watches },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    now: () => 1,
  };
  const tell = async (saying: Saying): Promise<Posted> => {
    const { picture } = saying.kind === 'card' ? saying.subject : {};
    edits.push(picture);
    return (picture === undefined ? undefined : answers.shift()) ?? { kind: 'ok', ts: '1' };
  };
  messenger = illustrated(
    {
      ...createSlackInMemory().messenger,
      post: (_place, _id, saying) => tell(saying),
      edit: (_place, _id, _ts, saying) => tell(saying),
    },
    world,
  );
});

/** The picture of the first verdict stands ready. */
const isUploaded = () =>
  pictures.set(`${HERE.channel} ${SID}`, { of: normal.since, file: 'F1', refusals: 0 });

const edit = (one: Known = normal, here = watches[0]) =>
  messenger.edit(HERE, `${SID}.card`, '1', cardOf(subject(one, here)));

describe('a card that is edited', () => {
  test('asks for a picture when its recording is over, after it was edited without one', async () => {
    await edit();
    expect(edits).toEqual([undefined]);
    expect(wanted).toEqual([ORDER]);
  });

  test.each<[string, Known]>([
    ['goes on', { ...normal, phase: 'recording', final: false }],
    ['was never seen alive', { ...normal, phase: 'expired', life: normal.life.slice(0, 1) }],
  ])('asks for none while its recording %s', async (_, one) => {
    await edit(one);
    expect(wanted).toEqual([]);
  });

  test('asks for none when it is edited for the last time, or could not be edited', async () => {
    await messenger.edit(HERE, 'id', '1', cardOf({ known: normal, watch: undefined, watchers: [] }));
    expect(wanted).toEqual([]);
  });

  test('shows the picture of this verdict, and not that of an earlier one', async () => {
    isUploaded();
    await edit();
    await edit(judgedAnew);
    expect(edits).toEqual(['F1', undefined]);
    expect(wanted.map(({ of }) => of)).toEqual([normal.since + 60_000]);
  });

  test('shows none in a recording that came back', async () => {
    isUploaded();
    await edit({ ...normal, phase: 'recording', final: false });
    expect(edits).toEqual([undefined]);
  });

  test('is edited without it while Slack still looks at the file, and then again', async () => {
    isUploaded();
    answers = [{ kind: 'invalid', why: 'invalid_blocks' }];
    expect(await edit()).toEqual({ kind: 'ok', ts: '1' });
    expect(edits).toEqual(['F1', undefined]);
    expect(queued).toEqual([cardEdit(SID, 1)]);
    await edit();
    expect(edits.at(-1)).toBe('F1');
  });

  test('gives a file up that Slack never shows', async () => {
    isUploaded();
    answers = Array.from({ length: 20 }, () => ({ kind: 'invalid', why: 'invalid_blocks' }));
    for (let n = 0; n < 12; n += 1) await edit();
    expect(edits.filter((picture) => picture === 'F1')).toHaveLength(8);
    expect(queued).toHaveLength(7);
    expect(wanted).toEqual([]);
  });

  test('leaves everything else that Slack may say to the delivery', async () => {
    isUploaded();
    answers = [{ kind: 'later', afterMs: 30_000 }];
    expect(await edit()).toEqual({ kind: 'later', afterMs: 30_000 });
    expect(edits).toEqual(['F1']);
  });
});

describe('a picture that is wanted', () => {
  test('is uploaded once, and its card edited', async () => {
    await illustrate(ORDER, false, world);
    await illustrate(ORDER, false, world);
    expect(uploaded).toBe(1);
    expect(pictures.get(`${HERE.channel} ${SID}`)).toEqual({ of: normal.since, file: 'F1', refusals: 0 });
    expect(queued).toEqual(Array(2).fill(cardEdit(SID, 1)));
  });

  test('is not drawn for a recording that was judged anew, was forgotten, or is watched no more', async () => {
    known = judgedAnew;
    await illustrate(ORDER, false, world);
    known = undefined;
    await illustrate(ORDER, false, world);
    known = normal;
    watches = [watch({ paused: { reason: 'is_archived', at: 1 } })];
    await illustrate(ORDER, false, world);
    watches = [];
    await illustrate(ORDER, false, world);
    expect(uploaded).toBe(0);
  });

  test('that failed is tried again, and at last given up for good', async () => {
    uploads = [
      { kind: 'failed', why: 'HTTP 503' },
      { kind: 'failed', why: 'HTTP 503' },
    ];
    await expect(illustrate(ORDER, false, world)).rejects.toThrow('HTTP 503');
    expect(pictures.size).toBe(0);
    await illustrate(ORDER, true, world);
    await edit();
    expect(edits).toEqual([undefined]);
    expect(wanted).toEqual([]);
  });

  test('that may not be sent is given up at once', async () => {
    uploads = [{ kind: 'refused', why: 'missing_scope' }];
    await illustrate(ORDER, false, world);
    await edit();
    expect(wanted).toEqual([]);
    expect(queued).toEqual([]);
  });
});
