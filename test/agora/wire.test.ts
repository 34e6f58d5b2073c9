import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/agora/wire.ts';

const STARTED = 1_790_000_000_000;
const answer = (serverResponse: object, rest: object = {}) =>
  readSnapshot({ resourceId: 'r', sid: 's', ...rest, serverResponse });
const service = (serviceName: string, payload?: object) => ({ serviceName, payload });
const bare = { kind: 'snapshot', onhold: false, files: [], outputs: [] };

describe('a 200 of each mode', () => {
  it('mix with HLS only names its one file as a string', () => {
    const fileList = 'dir/a.m3u8';
    expect(answer({ status: 5, fileListMode: 'string', fileList, sliceStartTime: STARTED })).toEqual({
      ...bare,
      status: 5,
      files: [{ name: 'dir/a.m3u8', startedAt: STARTED }],
    });
  });

  it('mix with MP4, individual and raw list their files', () => {
    const entry = {
      fileName: 'a.mp4',
      trackType: 'audio_and_video',
      uid: '0',
      mixedAllUser: true,
      isPlayable: true,
      sliceStartTime: STARTED,
    };
    const seen = answer(
      { status: 5, fileListMode: 'json', fileList: [entry], sliceStartTime: STARTED },
      { cname: 'room 4', uid: '527841' },
    );
    expect(seen).toEqual({
      ...bare,
      status: 5,
      cname: 'room 4',
      uid: '527841',
      files: [{ name: 'a.mp4', track: 'audio_and_video', uid: '0', playable: true, startedAt: STARTED }],
    });
  });

  it('individual with snapshots only has no file names', () => {
    expect(answer({ status: 5, sliceStartTime: STARTED })).toEqual({ ...bare, status: 5 });
  });

  const fileList = [{ filename: 'a.mp4', sliceStartTime: STARTED }];
  const outputs = [{ rtmpUrl: 'rtmp://h.example/app/key', status: 'publishing' }];
  const recorderIn = (state: string) => service('web_recorder_service', { fileList, onhold: true, state });
  const publisherIn = (state: string) => service('rtmp_publish_service', { outputs, state });
  const [recorder, publisher] = [recorderIn('inProgress'), publisherIn('inProgress')];
  const stranger = service('whiteboard_service', { fileList: 7, outputs: 'x', onhold: [] });

  const services = (recording: string, pushing: string) =>
    answer({ status: 5, extensionServiceState: [publisherIn(pushing), recorderIn(recording)] });

  it('web whose page recorder says exit is closing, whatever its push does', () => {
    expect(services('exit', 'inProgress')).toHaveProperty('closing', true);
    for (const state of ['init', 'inProgress', 'exited', '']) {
      expect(services(state, 'exit')).not.toHaveProperty('closing');
    }
  });

  it.each([
    ['recorder first', [recorder, publisher]],
    ['publisher first', [publisher, recorder]],
    ['with a stranger between', [publisher, stranger, recorder]],
  ])('web with a push: %s', (_, extensionServiceState) => {
    expect(answer({ status: 5, extensionServiceState })).toEqual({
      ...bare,
      status: 5,
      onhold: true,
      files: [{ name: 'a.mp4', startedAt: STARTED }],
      outputs: [{ url: 'rtmp://h.example/app/…', status: 'publishing' }],
    });
  });
});

describe('looseness that must parse', () => {
  it('numbers and booleans may be strings', () => {
    const payload = {
      fileList: [{ fileName: 'a', sliceStartTime: `${STARTED}`, isPlayable: 'false' }],
      onhold: 'true',
    };
    const extensionServiceState = [service('web_recorder_service', payload)];
    const seen = answer({ status: '5', extensionServiceState }, { cname: 12, uid: 34 });
    expect(seen).toEqual({
      ...bare,
      status: 5,
      onhold: true,
      cname: '12',
      uid: '34',
      files: [{ name: 'a', startedAt: STARTED, playable: false }],
    });
  });

  it.each([
    ['absent lists', {}],
    ['empty lists', { fileListMode: 'json', fileList: [], extensionServiceState: [] }],
    ['an empty name', { fileListMode: 'string', fileList: '' }],
    ['null lists', { fileListMode: null, fileList: null, extensionServiceState: null }],
    ['lists of another kind', { fileList: 7, extensionServiceState: {} }],
    [
      'entries of another kind',
      { fileList: [null, 7, {}, { fileName: '' }], extensionServiceState: [null, 7, {}] },
    ],
    ['a service without payload', { extensionServiceState: [service('web_recorder_service')] }],
  ])('%s are no files', (_, rest) => {
    expect(answer({ status: 4, ...rest })).toEqual({ ...bare, status: 4 });
  });

  it('takes filename and fileName for one another', () => {
    const names = [{ name: 'a' }, { name: 'b' }];
    expect(answer({ status: 5, fileList: [{ filename: 'a' }, { fileName: 'b' }] })?.files).toEqual(names);
  });

  it('an odd part of a file entry costs only that part', () => {
    const fileList = [
      { fileName: 'a', trackType: 'hologram', isPlayable: 'perhaps', sliceStartTime: 'soon', uid: {} },
    ];
    expect(answer({ status: 5, fileList })?.files).toEqual([{ name: 'a' }]);
  });

  it.each([[[true]], [['1']], [{ toString: 1 }], [null]])('%j is no boolean', (flag) => {
    const payload = { fileList: [{ fileName: 'a', isPlayable: flag }], onhold: flag };
    const extensionServiceState = [service('web_recorder_service', payload)];
    expect(answer({ status: 5, extensionServiceState })).toEqual({
      ...bare,
      status: 5,
      files: [{ name: 'a' }],
    });
  });

  it('a file listed twice is one file', () => {
    const fileList = [{ fileName: 'a' }, { fileName: 'a' }];
    expect(answer({ status: 5, fileList })?.files).toEqual([{ name: 'a' }]);
  });

  it.each([
    [1_790_000_000, STARTED],
    [STARTED, STARTED],
  ])('a start of %d is the moment %d', (sliceStartTime, startedAt) => {
    expect(answer({ status: 5, fileList: 'a', sliceStartTime })?.files[0]).toEqual({ name: 'a', startedAt });
  });

  it.each([0, -1])('a start of %d is no start', (sliceStartTime) => {
    expect(answer({ status: 5, fileList: 'a', sliceStartTime })?.files).toEqual([{ name: 'a' }]);
  });

  it('an unknown status is shown as it is', () => {
    expect(answer({ status: 9999 })).toEqual({ ...bare, status: 9999 });
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['5'],
    [{}],
    [{ serverResponse: {} }],
    [{ serverResponse: { status: 'five' } }],
  ])('%j has no status and is no snapshot', (json) => {
    expect(readSnapshot(json)).toBeUndefined();
  });

  it('no JSON value at all makes it throw', () => {
    const part = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(part, part, part, (fileList, extensionServiceState, sliceStartTime) => {
        expect(answer({ status: 5, fileList, extensionServiceState, sliceStartTime })?.status).toBe(5);
      }),
    );
  });
});

describe('pushes to RTMP', () => {
  const seen = (...outputs: object[]) =>
    answer({ status: 5, extensionServiceState: [service('rtmp_publish_service', { outputs })] })?.outputs;

  it('a status that is not documented is unknown', () => {
    expect(seen({ rtmpUrl: 'rtmp://h.example/app/key', status: 'dancing' })).toEqual([
      { url: 'rtmp://h.example/app/…', status: 'unknown' },
    ]);
  });

  it('two keys of one application stay two, and which is which does not depend on the order of the list', () => {
    const one = { rtmpUrl: 'rtmp://h.example/app/key1', status: 'publishing' };
    const two = { rtmpUrl: 'rtmp://h.example/app/key2', status: 'disconnected' };
    const both = [
      { url: 'rtmp://h.example/app/…', status: 'publishing' },
      { url: 'rtmp://h.example/app/… (2)', status: 'disconnected' },
    ];
    expect(seen(one, two)).toEqual(both);
    expect(seen(two, one)).toEqual(both);
  });

  it('one without an address is left out', () => {
    expect(seen({ status: 'publishing' }, {})).toEqual([]);
  });
});
