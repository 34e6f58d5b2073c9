import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPretendAgora, type PretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { type Action, LIVES } from '../../sandbox/agora/script.ts';
import { createVirtualTime } from '../../sandbox/agora/virtual-time.ts';

let agora: PretendAgora;

beforeEach(async () => {
  agora = await createPretendAgora({ appId: 'app-1', customerId: 'customer', customerSecret: 'secret' });
});

afterEach(() => agora.close());

const only = () => {
  const [recording] = agora.recordings();
  if (!recording) throw new Error('no recording was started');
  return recording;
};

/** Every change of the only recording from now on, as status and whether it is found. */
function watch(): string[] {
  const seen: string[] = [];
  agora.onChange(() => {
    const { status, found, exiting, files } = only();
    const line = `${found ? (exiting ? 501 : status) : 404} ${files.length}`;
    if (line !== seen.at(-1)) seen.push(line);
  });
  return seen;
}

describe('a scripted life', () => {
  const START = ['0 0', '2 0', '4 0'];

  it.each([
    ['lesson', ['5 1', '5 2', '6 2', '7 2', '8 2', '404 2']],
    ['normal', ['5 1', '6 1', '7 1', '8 1', '404 1']],
    ['moved', ['5 1', '404 1', '5 2', '6 2', '7 2', '8 2', '404 2']],
    ['lost', ['5 1', '2 1', '404 1']],
    ['failed', ['5 1', '20 1', '404 1']],
    ['unanswered', ['404 0']],
  ] as const)('called %s shows %j after its start', async (name, rest) => {
    const seen = watch();
    agora.speed(500);
    agora.start({ mode: 'mix', script: LIVES[name] });
    await expect.poll(() => seen, { interval: 10, timeout: 5_000 }).toEqual([...START, ...rest]);
  });

  it('called stuck stays in the channel without a file', async () => {
    const seen = watch();
    agora.speed(500);
    agora.start({ mode: 'mix', script: LIVES.stuck });
    await expect.poll(() => seen, { interval: 10 }).toEqual(START);
  });

  it('goes on as long as nobody interferes', async () => {
    agora.speed(500);
    const { sid } = agora.start({ mode: 'web', script: LIVES.steady });
    await expect.poll(() => only().state, { interval: 10 }).toBe('recording');
    agora.act(sid, 'fail');
    expect(only().state).toBe('failed');
    await expect.poll(() => only().state, { interval: 10 }).toBe('gone');
  });

  it('ends with the recording: what was planned does not bring it back', async () => {
    agora.speed(500);
    const { sid } = agora.start({ mode: 'mix', script: [{ afterMs: 20_000, action: 'publish' }] });
    agora.act(sid, 'exit');
    await expect.poll(() => only().state, { interval: 10 }).toBe('gone');
    agora.start({ mode: 'mix', script: [{ afterMs: 30_000, action: 'ready' }] });
    await expect.poll(() => agora.recordings()[1]?.state, { interval: 10 }).toBe('ready');
    expect(only().status).toBe(8);
  });

  it('can be replaced', async () => {
    agora.speed(500);
    const { sid } = agora.start({ mode: 'mix', script: [{ afterMs: 500, action: 'fail' }] });
    agora.script(sid, [{ afterMs: 1_000, action: 'ready' }]);
    await expect.poll(() => only().state, { interval: 10 }).toBe('ready');
  });
});

describe('what follows by itself', () => {
  it('a failover is over after its time, with a bak file for what had been recorded', async () => {
    agora.speed(1_000);
    const { sid } = agora.start({ mode: 'mix', cname: 'room', uid: '77' });
    agora.act(sid, 'publish');
    const seen = watch();
    agora.act(sid, 'failover', { ms: 10_000 });
    expect(only().state).toBe('moving');
    await expect.poll(() => only().state, { interval: 10 }).toBe('recording');
    agora.act(sid, 'failover');
    await expect.poll(() => only().state, { interval: 10 }).toBe('recording');
    expect(seen).toEqual(['404 1', '5 2', '404 2', '5 3']);
    expect(only().uid).toBe('79');
    const names = only().files.map(({ name }) => name);
    expect(names.slice(1)).toEqual([`bak0_${sid}_room.m3u8`, `bak1_${sid}_room.m3u8`]);
  });

  it('an ordinary stop is over within a moment, where one that is meant to be seen takes seconds', async () => {
    const options = { mode: 'mix', leaving: { seenMs: 0, closing: false } } as const;
    const [ordinary, seen] = [agora.start(options), agora.start(options)];
    agora.act(ordinary.sid, 'stop');
    agora.act(seen.sid, 'stop_in_sight');
    const states = () => agora.recordings().map(({ state }) => state);
    await expect.poll(states, { interval: 5 }).toEqual(['gone', 'stopping']);
  });

  it('some page recordings say exit at status 5 before they are gone', async () => {
    agora.speed(100);
    const { sid } = agora.start({ mode: 'web', leaving: { seenMs: 0, closing: true } });
    agora.act(sid, 'publish');
    agora.act(sid, 'stop');
    expect(only()).toMatchObject({ status: 5, closing: true, state: 'stopping' });
    await expect.poll(() => only().state, { interval: 10 }).toBe('gone');
    expect(only().status).toBe(5);
  });

  it('a stop is overtaken by what is done meanwhile', async () => {
    const { sid } = agora.start({ mode: 'mix' });
    agora.act(sid, 'stop_in_sight');
    agora.act(sid, 'fail');
    agora.speed(1_000);
    await expect.poll(() => only().state, { interval: 10 }).toBe('gone');
    expect(only().status).toBe(20);
  });

  it.each<[Action, string]>([
    ['exiting', 'stopping'],
    ['vanish', 'gone'],
  ])('after %s it is %s, and may return', (action, state) => {
    const { sid } = agora.start({ mode: 'mix' });
    agora.act(sid, 'publish');
    agora.act(sid, action);
    expect(only().state).toBe(state);
    agora.act(sid, 'return');
    expect(only().state).toBe('recording');
  });
});

describe('virtual time', () => {
  it('keeps its appointments in order, whatever the speed', async () => {
    const time = createVirtualTime();
    const kept: string[] = [];
    time.after(30_000, () => kept.push('late'));
    time.after(10_000, () => kept.push('early'));
    const cancel = time.after(20_000, () => kept.push('cancelled'));
    cancel();
    time.speed(1_000);
    await expect.poll(() => kept, { interval: 5 }).toEqual(['early', 'late']);
    expect(time.now()).toBeGreaterThanOrEqual(30_000);
    time.stop();
  });

  it('does nothing more once it is stopped', async () => {
    const [time, other] = [createVirtualTime(), createVirtualTime()];
    const kept: string[] = [];
    time.after(5, () => kept.push('stopped'));
    other.after(50, () => kept.push('other'));
    time.stop();
    await expect.poll(() => kept, { interval: 5 }).toEqual(['other']);
  });

  it.each([0, -1, Number.NaN])('cannot run at %d', (factor) => {
    expect(() => createVirtualTime().speed(factor)).toThrow('forward');
  });
});
