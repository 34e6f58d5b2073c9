import { describe, expect, test } from 'vitest';
import { type Pasted, readPaste, readPastes } from '../../src/recording/paste/paste.ts';
import { MOST_PIECES } from '../../src/recording/paste/pieces.ts';

const APP_ID = '4b825dc642cb6eb9a060e54bf8d69288';
const sid = (n: number): string => `${n}`.padStart(2, '0').repeat(16);
const resource = (n: number): string => `R${n}${'x7-_Z'.repeat(42)}`;
const answer = (n: number, more = {}): string =>
  JSON.stringify({ cname: `class-${n}`, uid: '527', resourceId: resource(n), sid: sid(n), ...more });
const query = (n: number, mode = 'mix'): string =>
  `https://api.agora.io/v1/apps/${APP_ID}/cloud_recording/resourceid/${resource(n)}/sid/${sid(n)}/mode/${mode}/query`;

const all = (text: string): readonly Pasted[] =>
  readPastes(text).map((read) => {
    if ('misread' in read) throw new Error(`misread: ${JSON.stringify(read.misread)}`);
    return read;
  });

/** One recording as JavaScript prints it. */
const js = (n: number): string => `{ resourceId: '${resource(n)}', sid: '${sid(n)}', mode: 'mix' }`;
const python = (n: number): string => `{'resourceId': '${resource(n)}', 'sid': '${sid(n)}', 'ok': True}`;

/** Number and mode of each recording. */
const inShort = (text: string): readonly string[] =>
  all(text).map((one) => {
    const n = Number(one.sid?.slice(0, 2));
    return `${n}${one.resourceId === resource(n) ? '' : '?'} ${one.mode ?? '–'}`;
  });

const tooMany = [{ misread: { kind: 'too_many_pieces', most: MOST_PIECES } }];

describe('several at once are told apart', () => {
  test.each([
    ['lines of three ids', `${sid(1)} ${resource(1)} mix\n${resource(2)} ${sid(2)} web`, ['1 mix', '2 web']],
    ['the mode first', `mix ${sid(1)} ${resource(1)}\nmix ${sid(2)} ${resource(2)}`, ['1 mix', '2 mix']],
    ['one line', `${sid(1)} ${resource(1)} mix ${sid(2)} ${resource(2)} raw`, ['1 mix', '2 raw']],
    ['an array', `[${answer(1)}, ${answer(2)}, ${answer(3)}] web`, ['1 web', '2 web', '3 web']],
    ['JSON lines', `${answer(1, { mode: 'mix' })}\n${answer(2, { mode: 'web' })}`, ['1 mix', '2 web']],
    ['JSON on one line', `${answer(1)} ${answer(2)}`, ['1 –', '2 –']],
    ['JSON with a mode for each', `${answer(1)} mix\n${answer(2)} web`, ['1 mix', '2 web']],
    ['JSON in a list of an API', `{"items": [${answer(1)}, ${answer(2)}], "total": 2}`, ['1 –', '2 –']],
    ['URLs', `<${query(1)}|${query(1)}>\n<${query(2, 'web')}>`, ['1 mix', '2 web']],
    ['URLs on one line', `${query(1)} ${query(2, 'individual')}`, ['1 mix', '2 individual']],
    [
      'curl commands over several lines',
      `curl -X GET \\\n  --url '${query(1)}' \\\n  -H 'Authorization: Basic ${'QWxh'.repeat(22)}'\ncurl '${query(2)}'`,
      ['1 mix', '2 mix'],
    ],
    ['a URL and JSON', `${query(1)}\n${answer(2, { mode: 'raw' })}`, ['1 mix', '2 raw']],
    ['a list as JavaScript prints it', `[\n  ${js(1)},\n  ${js(2)}\n]`, ['1 mix', '2 mix']],
    [
      'a list as Python prints it',
      `[${python(1)}, ${python(2)}, ${python(3)}] web`,
      ['1 web', '2 web', '3 web'],
    ],
    ['an array with a comma too many', `[${answer(1)},\n${answer(2)},\n] raw`, ['1 raw', '2 raw']],
    [
      'a list in an answer as JavaScript prints it',
      `{ code: 0, data: { items: [ ${js(1)}, ${js(2)} ], page: { next: 2 } } }`,
      ['1 mix', '2 mix'],
    ],
    [
      'a recording with an earlier one in it',
      `[{ sid: '${sid(1)}', resourceId: '${resource(1)}', before: ${js(3)} }, ${js(2)}]`,
      ['1 –', '2 mix'],
    ],
    [
      'a list whose fields say that they are of Agora',
      `[{agoraSid: '${sid(1)}', agoraResourceId: '${resource(1)}'}, {agoraSid: '${sid(2)}', agoraResourceId: '${resource(2)}'}]`,
      ['1 –', '2 –'],
    ],
    ['a list that begins with a sid alone', `[{'sid': '${sid(1)}'}, ${python(2)}]`, ['1? –', '2 –']],
    ['the same one twice', `${query(1)}\n${answer(1)}\n${query(1)}`, ['1 mix']],
    ['the same ones, once more at the end', `${answer(1)}\n${answer(2)}\n${answer(1)}`, ['1 –', '2 –']],
  ])('%s', (_, text, read) => {
    expect(inShort(text)).toEqual(read);
  });

  test('sids alone, in one line or in many', () => {
    expect(all(`${sid(1)}, ${sid(2)}\n${sid(3)}`).map((one) => one.sid)).toEqual([sid(1), sid(2), sid(3)]);
  });

  test('names, one a line', () => {
    expect(all('Algebra II\n38f8e3').map(({ words }) => words.join(' '))).toEqual(['Algebra II', '38f8e3']);
  });

  test('a thousand are read as a thousand', () => {
    const text = Array.from({ length: 1_000 }, (_, n) =>
      JSON.stringify({ sid: `${n}`.padStart(32, '0'), resourceId: `${n}`.padStart(200, 'r') }),
    ).join('\n');
    expect(new Set(all(text).map((one) => one.sid)).size).toBe(1_000);
  });

  test('brackets without end are given up in time', () => {
    const read = readPastes(`${'\n{"a":'.repeat(20_000)}`);
    expect(read.every((one) => 'misread' in one)).toBe(true);
    expect(read.length).toBeLessThan(100);
  });

  test('as many names as are read of one text', () => {
    expect(readPastes('a\n'.repeat(MOST_PIECES))).toHaveLength(MOST_PIECES);
  });

  test.each([
    ['lines', 'a\n'],
    ['objects', '{"a":1} '],
  ])('nothing of a text of too many: %s', (_, piece) => {
    expect(readPastes(piece.repeat(MOST_PIECES + 1))).toEqual(tooMany);
  });

  test('nor of a list of too many that is no JSON', () => {
    expect(readPastes(`[${"{sid: 'a'}, {sid: 'b'}, ".repeat(MOST_PIECES / 2)}]`)).toEqual(tooMany);
  });

  test('where only one can be meant, that is said', () => {
    expect(readPaste(`${answer(1)} ${answer(2)}`)).toEqual({ misread: { kind: 'several_sids', count: 2 } });
  });
});

describe('one recording may be told in pieces', () => {
  test.each([
    ['ids on lines of their own', `${sid(1)}\n${resource(1)}\nmix`],
    [
      'an address of start and what it answered',
      `curl -X POST 'https://api.agora.io/v1/apps/${APP_ID}/cloud_recording/resourceid/${resource(1)}/mode/mix/start' -d '{"cname":"class-1","uid":"527","clientRequest":{}}'\n${answer(1)}`,
    ],
    ['fields of a log line', `INFO started sid=${sid(1)} resourceId=${resource(1)} mode=mix`],
    ['fields beside other ids', `trace=${sid(9)} sid: ${sid(1)}, resource_id: ${resource(1)}, mode: mix`],
    ['an object as JavaScript prints it', `{ resourceId: '${resource(1)}', sid: '${sid(1)}', mode: 'mix' }`],
    ['a dictionary of Python', `{'resourceId': '${resource(1)}', 'sid': '${sid(1)}'} mix`],
    ['JSON in JSON', `{"code": 0, "data": ${answer(1, { mode: 'mix' })}}`],
    [
      'pretty JSON whose last bracket is missing',
      `{\n  "sid": "${sid(1)}",\n  "resourceId": "${resource(1)}",\n  "mode": "mix"\n`,
    ],
    ['a line of a log around JSON', `[INFO] 14:00 started ${answer(1, { mode: 'mix' })}`],
  ])('%s', (_, text) => {
    expect(inShort(text)).toEqual(['1 mix']);
  });

  test('with its channel, from the body of start', () => {
    const [one] = all(`{"cname":"class-1","uid":"527"} ${sid(1)} ${resource(1)} mix`);
    expect(one).toMatchObject({ cname: 'class-1', uid: '527' });
  });
});

describe('options', () => {
  test('count for all, a name only for the one beside it', () => {
    const [one, other] = all(
      `${sid(1)} as:"Algebra II"\n${sid(2)} app:prod only:ended lang:zh broadcast:none`,
    );
    const shared = { app: 'prod', only: ['ended'], lang: 'zh', broadcast: 'none' };
    expect(one?.options).toEqual({ alias: 'Algebra II', ...shared });
    expect(other?.options).toEqual(shared);
  });

  test('that differ count where they stand', () => {
    const [one, other, third] = all(`${sid(1)} app:prod\n${sid(2)} app:test\n${sid(3)}`);
    expect([one, other, third].map((each) => each?.options.app)).toEqual(['prod', 'test', undefined]);
  });

  test('that nobody understands stop all of it', () => {
    expect(readPastes(`${sid(1)}\n${sid(2)} only:death`)).toEqual([
      { misread: { kind: 'unknown_kind', written: 'death' }, sid: sid(1) },
    ]);
  });

  test.each([
    'Broadcast: Morning show',
    'Max: 40 students',
    'Max: about 3 h',
    'App: Zoom',
    'App：Zoom',
    'Lang: English',
    'as: usual',
    'notify:everyone',
    'max:long',
    'name:class-7',
    'lane:4 long:no card:1 apps:2',
  ])('are not what people and programs label so in a message: %s', (label) => {
    const ids = `sid:${sid(1)} resourceId:${resource(1)} mix`;
    for (const text of [`${label} ${ids} only:ended, lost`, `${label}\n${ids} only:ended, lost\n${label}`]) {
      const [one, ...others] = readPastes(text, new Set(), 'message');
      expect(others).toEqual([]);
      expect(one).toMatchObject({ sid: sid(1), resourceId: resource(1), mode: 'mix' });
      expect(one).toHaveProperty('options', { only: ['ended', 'lost'] });
    }
  });
});

describe('an App ID', () => {
  const OTHER_APP = 'f'.repeat(32);
  const apps = new Set([APP_ID, OTHER_APP]);
  const app = (text: string) =>
    readPastes(text, apps).map((one) =>
      'misread' in one ? one.misread.kind : [one.appId, one.sid, one.mode],
    );

  test.each([
    ['beside the other ids', `${APP_ID} ${resource(1)} ${sid(1)} mix`],
    ['behind them', `mix ${sid(1)}, ${resource(1)}, ${APP_ID}`],
    ['on a line of its own', `${APP_ID}\n${resource(1)}\n${sid(1)}\nmix`],
    ['by its name', `appId=${APP_ID} sid=${sid(1)} resourceId=${resource(1)} mode=mix`],
    ['as people label it', `App ID: ${APP_ID}\nResource ID: ${resource(1)}\nSID: ${sid(1)}\nMode: mix`],
    ['in JSON', answer(1, { appId: APP_ID, mode: 'mix' })],
    ['in JSON of another hand', answer(1, { app_id: APP_ID, mode: 'mix' })],
    ['as JavaScript prints it', `{ appId: '${APP_ID}', resourceId: '${resource(1)}', sid: '${sid(1)}' } mix`],
  ])('that is known is told from a sid: %s', (_, text) => {
    expect(app(text)).toEqual([[APP_ID, sid(1), 'mix']]);
  });

  test('of each recording is that of the recording', () => {
    const line = (id: string, n: number) => `${id} ${resource(n)} ${sid(n)} mix`;
    for (const gap of ['\n', ' ']) {
      expect(app(`${line(APP_ID, 1)}${gap}${line(OTHER_APP, 2)}`)).toEqual([
        [APP_ID, sid(1), 'mix'],
        [OTHER_APP, sid(2), 'mix'],
      ]);
    }
  });

  test('is not what programs call so of their own', () => {
    expect(app(answer(1, { appId: 'com.example.school', mode: 'mix' }))).toEqual([
      [undefined, sid(1), 'mix'],
    ]);
  });

  test('beside a recording that is known does no harm, and alone names none', () => {
    expect(app(`${APP_ID} ${sid(1)}`)).toEqual([[APP_ID, sid(1), undefined]]);
    expect(app(APP_ID)).toEqual([[APP_ID, undefined, undefined]]);
  });
});

describe('what cannot be read', () => {
  test('costs nothing of the rest', () => {
    const broken = `{"sid":"${sid(9)}","resourceId":"${resource(9).slice(0, 60)}`;
    const cut = `${sid(8)} ${resource(8).slice(0, 180)} mix`;
    expect(readPastes(`${broken}\n${answer(1)}\n${cut}`)).toEqual([
      { misread: { kind: 'not_json' } },
      expect.objectContaining({ sid: sid(1) }),
      { misread: { kind: 'cut_resource_id', length: 180 }, sid: sid(8) },
    ]);
  });

  test.each([
    ['one', 1],
    ['two', 2],
  ])('is the end of an array that is missing, after %s', (_, whole) => {
    const list = Array.from({ length: whole + 1 }, (_, n) => answer(n + 1)).join(',');
    for (const missing of [30, 200]) {
      const read = readPastes(`[${list}`.slice(0, -missing));
      expect(read.map((one) => ('misread' in one ? one.misread.kind : one.sid))).toEqual([
        ...Array.from({ length: whole }, (_, n) => sid(n + 1)),
        'not_json',
      ]);
    }
  });

  test('is packed too deep, in time', () => {
    const deep = `${'{a:['.repeat(20_000)}${js(1)},${js(2)}${']}'.repeat(20_000)}`;
    expect(readPastes(deep).length).toBeGreaterThan(0);
    expect(readPastes(deep.slice(0, -40_000)).length).toBeGreaterThan(0);
  });

  test('is more sids than resource IDs: an App ID that is not known looks like a sid', () => {
    expect(readPastes(`${APP_ID} ${sid(1)} ${resource(1)} mix`)).toEqual([
      { misread: { kind: 'several_sids', count: 2 } },
    ]);
  });

  test('a mode in the midst is of its own line alone', () => {
    expect(inShort(`${sid(1)} ${resource(1)} mix\n${sid(2)} ${resource(2)}`)).toEqual(['1 mix', '2 –']);
  });

  test('the line of a name is kept whole, a line with an id is not', () => {
    expect(all('Web class, B only:ended').map(({ line }) => line)).toEqual(['Web class, B']);
    for (const text of [sid(1), `${sid(1)}\nAlgebra`, query(1), answer(1), `Algebra ${answer(1)} mix`]) {
      expect(all(text).map(({ line }) => line)).toEqual([undefined]);
    }
  });

  test('credentials beside a URL are not kept', () => {
    const text = `curl -u ${APP_ID}:very-secret \\\n '${query(1)}'\n-H "Authorization: Basic very-secret"\n${query(2)}`;
    expect(JSON.stringify(readPastes(text))).not.toContain('very-secret');
  });
});
