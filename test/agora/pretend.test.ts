import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/agora/faults.ts';
import { createPretendAgora, type PretendAgora, type Started } from '../../sandbox/agora/pretend-agora.ts';
import type { Agora } from '../../src/ports/agora.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { again, app, asking } from './world.ts';

let pretend: PretendAgora;
let agora: Agora;

beforeEach(async () => {
  pretend = await createPretendAgora({ ...app, quotaPerSecond: 100 });
  agora = asking([pretend.url], { timeoutMs: 1_000 });
});

afterEach(() => pretend.close());

type Ids = Pick<Started, 'sid' | 'resourceId' | 'mode'>;

const look = ({ sid, resourceId, mode }: Ids, of = 'prod'): Promise<Observation> =>
  agora.look({ sid, resourceId, mode, app: of, registeredAt: 0, expiresAt: 0 }, again);

describe('the pretend Agora as the bot sees it', () => {
  it.each([
    ['mix', 'hls', 1],
    ['mix', 'mp4', 2],
    ['individual', 'mp4', 2],
    ['individual', 'snapshots', 0],
    ['raw', 'mp4', 2],
    ['web', 'mp4', 2],
  ] as const)('%s with %s has announced %d files after two', async (mode, format, count) => {
    const started = pretend.start({ mode, format, cname: 'room' });
    pretend.act(started.sid, 'publish');
    pretend.act(started.sid, 'file');
    const seen = await look(started);
    expect(seen).toMatchObject({ kind: 'snapshot', status: 5, onhold: false, cname: 'room' });
    expect(seen).toHaveProperty('files.length', count);
  });

  it.each([undefined, 'oddity'] as const)(
    'a paused web recording with a push, with fault %s',
    async (fault) => {
      const started = pretend.start({ mode: 'web', rtmp: ['rtmp://live.example.com/app/key'] });
      pretend.act(started.sid, 'publish');
      pretend.act(started.sid, 'pause');
      pretend.fault(fault);
      expect(await look(started)).toMatchObject({
        kind: 'snapshot',
        status: 5,
        onhold: true,
        files: [{ name: expect.stringMatching(/\.m3u8$/), startedAt: expect.any(Number) }],
        outputs: [{ url: 'rtmp://live.example.com/app/…', status: 'publishing' }],
      });
    },
  );

  it('a page recorder that says exit is closing, and is still found', async () => {
    const { sid, ...rest } = pretend.start({ mode: 'web' });
    pretend.act(sid, 'publish');
    pretend.act(sid, 'closing');
    expect(await look({ sid, ...rest })).toMatchObject({ kind: 'snapshot', status: 5, closing: true });
  });

  it('vanished, exiting and rejected recordings', async () => {
    const [gone, exiting] = [pretend.start({ mode: 'mix' }), pretend.start({ mode: 'mix' })];
    pretend.act(gone.sid, 'vanish');
    pretend.act(exiting.sid, 'exiting');
    expect(await look(gone)).toMatchObject({ kind: 'not_found', requestId: expect.any(String) });
    expect(await look(exiting)).toMatchObject({ kind: 'exiting' });
    expect(await look({ ...gone, resourceId: exiting.resourceId })).toMatchObject({
      kind: 'rejected',
      scope: 'recording',
      check: 'ids',
      code: 1003,
    });
  });

  it.each<[Fault, Partial<Observation> & { cause?: string; status?: number; scope?: string }]>([
    ['cut', { kind: 'unavailable', cause: 'network' }],
    ['slow', { kind: 'unavailable', cause: 'timeout' }],
    ['silent', { kind: 'unavailable', cause: 'timeout' }],
    ['refuse500', { kind: 'unavailable', cause: 'http', status: 500 }],
    ['html', { kind: 'unavailable', cause: 'unreadable', status: 200 }],
    ['half200', { kind: 'unavailable', cause: 'unreadable', status: 200 }],
    ['throttle429', { kind: 'throttled' }],
    ['credentials401', { kind: 'forbidden', status: 401 }],
    ['incomplete206', { kind: 'incomplete' }],
    ['noRoute', { kind: 'no_route' }],
    ['noWorkerManager500', { kind: 'unavailable', cause: 'http', status: 500 }],
    ['notCompleted400', { kind: 'unavailable', cause: 'http', status: 400 }],
    ['unknownCode400', { kind: 'unavailable', cause: 'http', status: 400 }],
    ['messageOnly400', { kind: 'unavailable', cause: 'http', status: 400 }],
    ['wrongIds400', { kind: 'rejected', scope: 'recording' }],
    ['invalidAppId400', { kind: 'rejected', scope: 'app' }],
    ['nested404', { kind: 'not_found' }],
    ['vague404', { kind: 'unavailable', cause: 'http', status: 404 }],
    ['foreign200', { kind: 'unavailable', cause: 'other_recording', status: 200 }],
  ])('fault %s', async (fault, seen) => {
    const started = pretend.start({ mode: 'mix' });
    pretend.fault(fault);
    expect(await look(started)).toMatchObject(seen);
  });

  it('a stranger’s App ID and wrong credentials', async () => {
    const started = pretend.start({ mode: 'mix' });
    const wrong = { ...app, customerSecret: 'wrong' };
    const foreign = { ...app, name: 'foreign', appId: 'foreign' };
    agora = asking([pretend.url], { apps: () => [wrong, foreign] });
    expect(await look(started)).toMatchObject({ kind: 'forbidden', status: 401 });
    const rejected = { kind: 'rejected', scope: 'app', check: 'app_id' };
    expect(await look(started, 'foreign')).toMatchObject(rejected);
  });
});
