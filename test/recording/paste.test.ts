import { describe, expect, test } from 'vitest';
import { type Pasted, readPaste } from '../../src/recording/paste/paste.ts';
import { readRule, writeRule } from '../../src/recording/watching/rule-text.ts';

const SID = '9f3c51d07ab84e6fb2a1c0d94e7785aa';
const RESOURCE = `Rq${'x7-_Z'.repeat(42)}`;
const APP_ID = '4b825dc642cb6eb9a060e54bf8d69288';
const QUERY = `/v1/apps/${APP_ID}/cloud_recording/resourceid/${RESOURCE}/sid/${SID}/mode/mix/query`;
const ALL = { sid: SID, resourceId: RESOURCE, mode: 'mix' };

const understood = (text: string): Pasted => {
  const read = readPaste(text);
  if ('misread' in read) throw new Error(`misread: ${JSON.stringify(read.misread)}`);
  return read;
};

describe('three ids', () => {
  test.each([
    `${SID} ${RESOURCE} mix`,
    `mix ${RESOURCE} ${SID}`,
    `${RESOURCE},${SID},mix`,
    `\`${SID}\` \`${RESOURCE}\` mix`,
    `“${SID}” “${RESOURCE}” MIX`,
    `  ${SID}\n${RESOURCE}\n mix `,
  ])('are found in any order and clothing (%#)', (text) => {
    expect(understood(text)).toMatchObject(ALL);
  });

  test('may call mix "composite", which is said', () => {
    expect(understood(`${SID} ${RESOURCE} composite`)).toMatchObject({
      mode: 'mix',
      modeWritten: 'composite',
    });
  });

  test('leave a word over that may be a sid nobody has seen the like of', () => {
    expect(understood(`strange-sid ${RESOURCE} web`)).toMatchObject({ words: ['strange-sid'], mode: 'web' });
  });
});

describe('a query URL', () => {
  test.each([
    `https://api.agora.io${QUERY}`,
    `<https://api.sd-rtn.com${QUERY}>`,
    `<https://api.sd-rtn.com${QUERY}|the query>`,
    `curl --request GET --url 'https://proxy.example:8443${QUERY}' --header 'Authorization: Basic abc'`,
    `\`\`\`curl -X GET "https://api.agora.io${QUERY}"\`\`\``,
  ])('is read on any host, alone or in a command (%#)', (text) => {
    expect(understood(text)).toMatchObject({ ...ALL, appId: APP_ID });
  });

  test('keeps nothing of the credentials that came with it', () => {
    const text = `curl -u customer:very-secret 'https://api.agora.io${QUERY}'`;
    expect(JSON.stringify(understood(text))).not.toContain('very-secret');
  });

  test('of start has no sid, and is no worse for it', () => {
    const read = understood(
      `https://api.agora.io/v1/apps/${APP_ID}/cloud_recording/resourceid/${RESOURCE}/mode/web/start`,
    );
    expect(read).toMatchObject({ resourceId: RESOURCE, mode: 'web' });
    expect(read.sid).toBeUndefined();
  });
});

describe('what start answered', () => {
  const body = JSON.stringify({ cname: 'maths', uid: '527', resourceId: RESOURCE, sid: SID });

  test('is read with the mode beside it, on either side', () => {
    expect(understood(`${body} individual`)).toMatchObject({
      sid: SID,
      cname: 'maths',
      uid: '527',
      mode: 'individual',
    });
    expect(understood(`web ${body}`)).toMatchObject({ sid: SID, mode: 'web' });
  });

  test('is read with typographic quotes, as some keyboards write them', () => {
    expect(understood(`{“sid”: “${SID}”, “resourceId”: “${RESOURCE}”} mix`)).toMatchObject(ALL);
  });

  test('is refused when it is not whole', () => {
    expect(readPaste(`{"sid": "${SID}", "resourceId": `)).toEqual({ misread: { kind: 'not_json' } });
  });
});

describe('options', () => {
  test('stand anywhere', () => {
    const { options, words } = understood(`as:"Algebra II, room 4" ${SID} app:prod only:ended,lost lang:en`);
    expect(options).toEqual({
      alias: 'Algebra II, room 4',
      app: 'prod',
      only: ['ended', 'lost'],
      lang: 'en',
    });
    expect(words).toEqual([]);
  });

  test('may give no name, which is none', () => {
    for (const empty of ['as:""', 'as:" "', 'as:“”'])
      expect(understood(`${SID} ${empty}`).options).toEqual({});
    expect(understood(`${SID} as:" Algebra "`).options).toEqual({ alias: 'Algebra' });
  });

  test('are not looked for inside JSON', () => {
    expect(understood(`{"sid":"${SID}","resourceId":"${RESOURCE}","note":"as:x"} mix`).options).toEqual({});
  });

  test('name kinds of news that exist', () => {
    expect(readPaste(`${SID} only:ended,death`)).toEqual({
      misread: { kind: 'unknown_kind', written: 'death' },
    });
    expect(readPaste(`${SID} only:,`)).toEqual({ misread: { kind: 'unknown_kind', written: ',' } });
  });
});

describe('a text that cannot be meant', () => {
  test('a resource ID that was cut, with its length', () => {
    expect(readPaste(`${SID} ${RESOURCE.slice(0, 180)} mix`)).toEqual({
      misread: { kind: 'cut_resource_id', length: 180 },
      sid: SID,
    });
  });

  test('several sids at once', () => {
    expect(readPaste(`${SID} ${SID.replace('9', '8')}`)).toEqual({
      misread: { kind: 'several_sids', count: 2 },
    });
  });

  test.each(['', '   ', '``', 'algebra', '9f3c51', '{}', '%E0%A4%A'])(
    'is at worst a few words: %j',
    (text) => {
      expect(understood(text).resourceId).toBeUndefined();
    },
  );
});

describe('how long it is to last', () => {
  const json = (more: object) => understood(JSON.stringify({ ...ALL, ...more }));

  test.each([
    [
      { maxRecordingHour: 2.5, endsAt: 'never' },
      { maxRecordingHour: 2.5, endsAt: 'never' },
    ],
    [{ endsAt: '2026-11-22T14:00:00+01:00' }, { endsAt: Date.UTC(2026, 10, 22, 13) }],
    [{ endsAt: Date.UTC(2026, 10, 22, 13) }, { endsAt: Date.UTC(2026, 10, 22, 13) }],
  ])('is read where it stands beside the ids (%#)', (written, read) => {
    expect(json(written)).toMatchObject(read);
  });

  test.each([
    { maxRecordingHour: 0, endsAt: '2026-11-22T14:00:00' },
    { maxRecordingHour: 'long', endsAt: 'tomorrow' },
    { endsAt: 1_795_352_400 },
  ])('is left where nobody can tell what is meant (%#)', (written) => {
    const read = json(written);
    expect(read).not.toHaveProperty('maxRecordingHour');
    expect(read).not.toHaveProperty('endsAt');
  });
});

describe('max:', () => {
  test.each([
    ['max:2', 2],
    ['max:1.5h', 1.5],
    ['MAX:none', 'none'],
  ])('%s is taken', (option, max) => {
    expect(understood(`${SID} ${option}`)).toMatchObject({ sid: SID, options: { max } });
  });

  test.each(['max:0', 'max:-1', 'max:long', 'max:721', 'max:"2 hours"'])('%s is misread', (option) => {
    const written = option.slice('max:'.length).replaceAll('"', '');
    expect(readPaste(`${SID} ${option}`)).toEqual({ misread: { kind: 'bad_max', written } });
  });

  test('stands in a rule as it was typed', () => {
    const rule = readRule('all channel:class-* max:4');
    if ('misread' in rule) throw new Error('misread');
    expect(rule).toEqual({ pattern: 'class-*', max: 4 });
    expect(writeRule(rule)).toBe('all channel:class-* max:4');
  });
});
