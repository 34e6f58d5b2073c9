import { describe, expect, test } from 'vitest';
import { asTyped } from '../../src/recording/paste/as-typed.ts';
import { readMode } from '../../src/recording/paste/modes.ts';
import { type Pasted, readPaste } from '../../src/recording/paste/paste.ts';
import { PROBLEMS } from '../../src/recording/watching/hearing.ts';
import { readRule, writeRule } from '../../src/recording/watching/rule-text.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';

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

  test.each([
    ...Object.entries(CHINESE.mode),
    ['mix', 'mix(合流)'],
    ['mix', '合流'],
    ['mix', '合流录制模式'],
    ['individual', '单流模式'],
    ['web', '页面录制'],
  ])('may have the Chinese word for the mode %s: %s', (mode, written) => {
    expect(readMode(written)).toEqual({ mode });
    const read = understood(`${SID} ${RESOURCE} ${written}`);
    expect(read).toMatchObject({ ...ALL, mode, words: [] });
    expect(read).not.toHaveProperty('modeWritten');
  });

  test('have no mode where two words for one differ', () => {
    expect(readMode('mix（单流）')).toEqual({ modeWritten: 'mix（单流）' });
    expect(understood(`${SID} ${RESOURCE} mix（单流）`)).not.toHaveProperty('mode');
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

describe('an address that is to be filled in', () => {
  const at = (app: string, host = 'https://api.agora.io') => `${host}${QUERY.replace(APP_ID, app)}`;

  test.each([
    '{{APPID}}',
    '{{ app_id }}',
    '{appid}',
    '<appid>',
    '&lt;appid&gt;',
    ':appid',
    '$APP_ID',
    `\${APP_ID}`,
    '%7B%7Bappid%7D%7D',
    '<yourappid>',
    'YOUR_APP_ID',
    '<your-app-id>',
  ])('has %s for an App ID, and still its ids', (app) => {
    for (const text of [at(app), `curl -X GET "${at(app)}"`, at(app, '{{baseUrl}}')]) {
      const read = understood(text);
      expect(read).toMatchObject(ALL);
      expect(read.appId).toBeUndefined();
    }
  });

  test('gives its mode where the ids are in the answer below it', () => {
    const url =
      'https://api.agora.io/v1/apps/{{appId}}/cloud_recording/resourceid/{{resourceId}}/mode/mix/start';
    const answer = JSON.stringify({ resourceId: RESOURCE, sid: SID });
    expect(understood(`POST ${url}\n${answer}`)).toMatchObject(ALL);
  });
});

describe('ids of other names', () => {
  const fields = (sid: string, resourceId: string) => ({ [sid]: SID, [resourceId]: RESOURCE, mode: 'mix' });

  test.each([
    ['sid', 'resource'],
    ['agora_sid', 'agora_resource_id'],
    ['agoraSid', 'agoraResourceId'],
    ['recordingSid', 'recordingResourceId'],
    ['recording_sid', 'recording_resource_id'],
    ['cloudRecordingSid', 'cloudRecordingResourceId'],
    ['agora-sid', 'resource-id'],
  ])('are seen: %s and %s', (sid, resourceId) => {
    const json = JSON.stringify(fields(sid, resourceId));
    const line = `INFO ${sid}=${SID} ${resourceId}=${RESOURCE} mode=mix`;
    for (const text of [json, json.replaceAll('"', "'"), line]) expect(understood(text)).toMatchObject(ALL);
  });

  test('come before those of other services', () => {
    const json = JSON.stringify({ sid: 'session-7', ...fields('agora_sid', 'agora_resource_id') });
    expect(understood(json)).toMatchObject(ALL);
    expect(
      understood(JSON.stringify({ ...fields('agora_sid', 'resourceId'), sid: 'session-7' })),
    ).toMatchObject(ALL);
  });

  test('leave a resource of another kind alone', () => {
    expect(understood(`{"sid":"${SID}","resource":"room-4"}`)).toMatchObject({ sid: SID });
    expect(understood(`{"sid":"${SID}","resource":"room-4"}`)).not.toHaveProperty('resourceId');
  });

  test('have the mode that the envelope says', () => {
    const json = JSON.stringify({ mode: 'Mix', response: { sid: SID, resourceId: RESOURCE } });
    expect(understood(json)).toMatchObject(ALL);
  });

  test('behind a name that nobody knows are not read with it', () => {
    expect(understood(`${SID} rid=${RESOURCE} mix`).resourceId).toBeUndefined();
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

describe('what Slack, keyboards and web pages make of a text is undone', () => {
  test.each([
    ['bold labels', `*sid:* ${SID} *Resource ID:* ${RESOURCE} *mode:* mix`],
    ['labels in bold without their colon', `*sid*: ${SID}\n*resourceId*: ${RESOURCE}\n*mode*: mix`],
    ['labels as Markdown has them', `**sid:** ${SID}\n**Resource ID:** ${RESOURCE}\n**Mode:** mix`],
    ['bold values', `sid: *${SID}*, resourceId: *${RESOURCE}*, mode: *mix*`],
    ['labels in italics', `_sid:_ ${SID} _resource_id:_ ${RESOURCE} _mode:_ mix`],
    ['ids in bold and italics', `*${SID}* *${RESOURCE}* _mix_`],
    ['a sid in bold italics', `_*${SID}*_ ${RESOURCE} mix`],
    ['code behind a label', `sid:\`${SID}\` resourceId: \`${RESOURCE}\` mode:\`mix\``],
    ['marks behind ids that nobody can see', `${SID}\u200B ${RESOURCE}\u200D\uFEFF \u2060mix\u200E`],
    ['full-width colons', `sid：${SID} resourceId：${RESOURCE} mode：mix`],
    ['full-width commas', `${SID}，${RESOURCE}，mix`],
    ['JSON with full-width punctuation', `{“sid”：“${SID}”，“resourceId”：“${RESOURCE}”，“mode”：“mix”}`],
    [
      'JSON out of a web page',
      `{&quot;sid&quot;:&quot;${SID}&quot;,&#34;resourceId&#34;:&quot;${RESOURCE}&quot;,&quot;mode&quot;:&quot;mix&quot;}`,
    ],
    [
      'JSON out of a web page, escaped by Slack',
      `{&amp;quot;sid&amp;quot;:&amp;quot;${SID}&amp;quot;, &amp;quot;resourceId&amp;quot;:&amp;quot;${RESOURCE}&amp;quot;} mix`,
    ],
  ])('%s', (_, text) => {
    const read = understood(text);
    expect(read).toMatchObject(ALL);
    expect(read).not.toHaveProperty('modeWritten');
  });

  test('and nothing of an id that may begin or end so', () => {
    const resourceId = `_${RESOURCE}_`;
    expect(understood(`${SID} ${resourceId} mix`)).toMatchObject({ ...ALL, resourceId });
    expect(understood(`{"sid":"${SID}","resourceId":"${RESOURCE}","cname":"_maths*"} mix`).cname).toBe(
      '_maths*',
    );
  });

  test.each([
    ['<http://class7.example.com|class7.example.com>', 'class7.example.com'],
    ['<http://Class7.example.com/|Class7.example.com>', 'Class7.example.com'],
    ['<https://class7.example.com>', 'https://class7.example.com'],
    ['<mailto:algebra@example.com|algebra@example.com>', 'algebra@example.com'],
    ['<tel:5550142|555-0142>', '555-0142'],
    ['<tel:5550142>', '5550142'],
    ['class 7 &amp; 8', 'class 7 & 8'],
  ])('a name that Slack took for an address: %s', (typed, name) => {
    expect(understood(typed).line).toBe(name);
    expect(understood(`${SID} as:"${typed}"`).options).toEqual({ alias: name });
  });
});

test.each([
  ['push to rtmp://live.example.com/app/key-1?k=key-1 now', 'push to rtmp://… now'],
  ['{"rtmpUrl":"RTMPS://live.example.com/app/key-1"}', '{"rtmpUrl":"RTMPS://…"}'],
  ['<rtmp://live.example.com/app/key-1|rtmp://live.example.com/app/key-1>', '<rtmp://…>'],
  ['srt://live.example.com:9000?streamid=key-1', 'srt://…'],
])('the key of a stream in %s is left out as it is read', (text, read) => {
  expect(asTyped(text)).toBe(read);
});

describe('options', () => {
  test.each([
    ['only:ended, lost', { only: ['ended', 'lost'] }],
    ['only: ended ,lost , file', { only: ['ended', 'lost', 'file'] }],
    ['only:ended，lost、file', { only: ['ended', 'lost', 'file'] }],
    ['only:ended, lost lang:en', { only: ['ended', 'lost'], lang: 'en' }],
    ['only：ended，app：prod', { only: ['ended'], app: 'prod' }],
    ['as：课堂', { alias: '课堂' }],
    ['as： 课堂，only：ended', { alias: '课堂', only: ['ended'] }],
    ['as:“数学，第一课：导论”', { alias: '数学，第一课：导论' }],
    ["as:'two words'", { alias: 'two words' }],
    ["as:'Mei's class' app:prod", { alias: "Mei's class", app: 'prod' }],
    ['as:‘two words’', { alias: 'two words' }],
    ['as:`two words`', { alias: 'two words' }],
    ['as: "two words"', { alias: 'two words' }],
    ['as:*Algebra*', { alias: 'Algebra' }],
    ['as: only:ended', { only: ['ended'] }],
    ['max: none', { max: 'none' }],
    ['broadcast： none  cards: bad lang: zh', { broadcast: 'none', cards: 'bad', lang: 'zh' }],
    ['app: prod, max: 2', { app: 'prod', max: 2 }],
    ['only:all', { only: [] }],
    ['only:problems', { only: PROBLEMS }],
    ['notify:<@U0TOM|tom>', { notify: 'U0TOM' }],
    ['notify：<@W0TOM>', { notify: 'W0TOM' }],
    ['notify: <!subteam^S0TEACH|@teachers>', { notify: 'S0TEACH' }],
    ['notify:"<@U0TOM|Tom R.>"', { notify: 'U0TOM' }],
    ['notify:<!here|here>', { notify: 'here' }],
    ['as:"<@U0TOM|tom>" notify:none', { alias: '@tom', notify: 'none' }],
  ])('are understood as keyboards write them: %s', (typed, options) => {
    expect(understood(`${SID} ${typed}`)).toMatchObject({ sid: SID, options });
    expect(understood(`${SID} ${typed}`).options).toEqual(options);
  });

  test('with a comma too many do not swallow the ids behind', () => {
    expect(understood(`only:ended, ${SID} ${RESOURCE} mix`)).toMatchObject({
      ...ALL,
      options: { only: ['ended'] },
    });
  });

  test('are told where one of several is none', () => {
    expect(readPaste(`${SID} only:ended, lots`)).toEqual({
      misread: { kind: 'unknown_kind', written: 'lots' },
      sid: SID,
    });
  });

  test.each([
    ['brodcast:none', 'brodcast', 'broadcast'],
    ['Notfy:here', 'Notfy', 'notify'],
    ['card:bad', 'card', 'cards'],
    ['broad：none', 'broad', 'broadcast'],
    ['alias:"Algebra II"', 'alias', 'as'],
    ['name:Algebra', 'name', 'as'],
    ['language:zh', 'language', 'lang'],
  ])('stop everything where one is misspelt: %s', (typed, written, meant) => {
    const misread = { kind: 'unknown_option', written, meant };
    for (const text of [`${SID} ${RESOURCE} mix ${typed}`, `only:ended ${typed}\n${SID}`])
      expect(readPaste(text)).toEqual({ misread, sid: SID });
    expect(readPaste(`Algebra ${typed}`)).toEqual({ misread });
  });

  test.each([
    'note:1',
    'appid:1',
    'channel:maths',
    'maxRecordingHour:2',
    'constructor:x',
    'Name: maths',
    'not:1',
  ])('are not what stands beside ids in a log: %s', (typed) => {
    expect(understood(`${typed} ${SID} ${RESOURCE} mix as:"my name:x"`)).toMatchObject({
      ...ALL,
      options: { alias: 'my name:x' },
    });
  });

  test.each(['notify:@tom', 'notify:STEVE', 'notify:@everyone', 'notify:U0TOM'])(
    'call nobody whom Slack did not name: %s',
    (option) => {
      const written = option.slice('notify:'.length);
      expect(readPaste(`${SID} ${option}`)).toEqual({
        misread: { kind: 'unknown_notify', written },
        sid: SID,
      });
    },
  );

  test('stand in a rule as they are to be typed again', () => {
    const rule = readRule('all channel:class-* only:problems notify:<@U0TOM|tom>');
    if ('misread' in rule) throw new Error('misread');
    expect(rule).toEqual({ pattern: 'class-*', only: PROBLEMS, notify: 'U0TOM' });
    expect(readRule(writeRule(rule))).toEqual(rule);
  });

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
      sid: SID,
    });
    expect(readPaste(`${SID} only:,`)).toEqual({ misread: { kind: 'unknown_kind', written: ',' }, sid: SID });
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
    expect(readPaste(`${SID} ${option}`)).toEqual({ misread: { kind: 'bad_max', written }, sid: SID });
  });

  test('stands in a rule as it was typed', () => {
    const rule = readRule('all channel:class-* max:4');
    if ('misread' in rule) throw new Error('misread');
    expect(rule).toEqual({ pattern: 'class-*', max: 4 });
    expect(writeRule(rule)).toBe('all channel:class-* max:4');
  });
});
