import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { readAnswer } from '../../src/agora/answer.ts';
import { readConfig } from '../../src/config/config.ts';
import { ROWS } from '../../src/config/variables.ts';
import { resolve } from '../../src/flows/asking/resolve.ts';
import { removeRule } from '../../src/flows/rules/change-rule.ts';
import { read, take } from '../../src/flows/watching/intake.ts';
import { createLog } from '../../src/log.ts';
import { fileUrl } from '../../src/recording/file-url.ts';
import { unseen } from '../../src/recording/known.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import { readRule } from '../../src/recording/watching/rule-text.ts';
import { SECRET_FORMS, withoutSecrets } from '../../src/slack/api/bolt-logger.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { textAsRead, textsOf } from '../../src/slack/message-text.ts';
import { unresolvedMessage } from '../../src/slack/render/asking/answers.ts';
import { intakeMessage } from '../../src/slack/render/watching/intake.ts';
import { codeByItsEnds, cutTo, linkByItsEnds, plainText, unescaped } from '../../src/slack/text.ts';
import { Registration } from '../../src/web/api/requests.ts';

const PLACE = { team: 'T0BENCH00', channel: 'C0BENCH00' };
const USER = 'U0BENCH00';

/** Recordings in which a name is searched: as many as the bot searches. */
const KNOWN = Array.from({ length: 2_000 }, (_, n) => ({
  ...unseen({
    sid: n.toString(16).padStart(32, '0'),
    app: 'default',
    resourceId: 'x'.repeat(200),
    mode: 'mix',
    registeredAt: n,
    expiresAt: n,
  }),
  cname: `class-${n}`,
}));

/** Answers in a later turn, as Redis does. */
const later = <T>(value: T): Promise<T> => setImmediate(value);

const recordings = {
  find: () => later(undefined),
  findAll: (sids: readonly string[]) => later(sids.length === 0 ? [] : KNOWN),
  resolve: () => later([]),
  ofTeam: () => later(['any']),
  register: async () => 'new' as const,
};

/** Rules of one place: as many as it may have. */
const RULES = Array.from(
  { length: 10 },
  (_, n): Rule => ({
    id: `rule-${n}`,
    ...PLACE,
    owner: USER,
    since: n,
    pattern: `class-${n}-*`,
  }),
);

const world = {
  recordings,
  watches: { find: async () => ({ card: '1.2' }), of: async () => [], put: async () => 'new' as const },
  openTo: async () => new Set(),
  sights: { get: async () => ({ version: 0 }) },
  newcomers: { note: async () => [], drop: async () => {} },
  drafts: { keep: async (_team: string, pasted: unknown) => JSON.stringify(pasted) },
  rules: { at: async () => RULES },
  apps: [{ name: 'default', appId: '4b825dc642cb6eb9a060e54bf8d69288' }],
  languages: ['en', 'zh'],
  expiryHours: 72,
  now: () => 0,
  wait: async () => {},
};

const log = createLog({
  level: 'info',
  secrets: ['a-secret-of-the-bench', 'another-one'],
  secretForms: SECRET_FORMS,
  counted: () => {},
  destination: new Writable({ write: (_chunk, _encoding, done) => done() }),
});

async function status(text: string): Promise<unknown> {
  const found = await resolve(PLACE, USER, text, world as never);
  return found.kind === 'one' ? found : unresolvedMessage(found, 'show', ENGLISH);
}

async function unwatch(text: string): Promise<unknown> {
  return (await removeRule(PLACE, USER, text, { ...world, log } as never)) ?? status(text);
}

async function watch(text: string): Promise<unknown> {
  const answer = await take(PLACE, USER, read(text, world as never), world as never);
  return intakeMessage(answer, PLACE.channel, ENGLISH);
}

const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const SENT = { sent: ['secret'], asked: { sid: 'a'.repeat(32), resourceId: 'r'.repeat(192) } };

/** All readers of texts that others write, called as the bot calls them. */
export const ENTRIES: Readonly<Record<string, (text: string) => unknown>> = {
  '/recording-status': status,
  '/recording-watch': watch,
  '/recording-watch all': (text) => readRule(`all ${text}`),
  '/recording-unwatch': unwatch,
  'shortcut on a message': (text) => [
    textAsRead({ text }),
    [...new Set(textsOf({ text, blocks: [{ text }], attachments: [{ text }] }))].map((one) =>
      read(one, world as never),
    ),
  ],
  'registration by HTTP': (text) =>
    Registration.safeParse(Object.fromEntries(PROGRAM.map((name) => [name, text]))),
  'answer of Agora, 200': (text) => readAnswer({ status: 200, body: snapshotOf(text) }, SENT, 0),
  'answer of Agora, 400': (text) =>
    readAnswer({ status: 400, body: JSON.stringify({ code: 2, reason: text }) }, SENT, 0),
  'answer of Agora, 429': (text) => readAnswer({ status: 429, body: text, retryAfter: text }, SENT, 0),
  'text of a message': (text) => [plainText(text), unescaped(text), cutTo(text, 3_000)],
  'name of a file': (text) => {
    const url = fileUrl('https://files.example.com/', text);
    return [codeByItsEnds(text), url && linkByItsEnds(url, text)];
  },
  'line of the log': (text) => log.warn({ why: text }, 'bench'),
  'words of an SDK': (text) => withoutSecrets([text], ['a-secret-of-the-bench']),
  environment: (text) =>
    attempt(() => readConfig(Object.fromEntries(ROWS.map(({ name }) => [name, text])), ['en'])),
};

const PROGRAM = ['sid', 'resourceId', 'mode', 'app', 'cname', 'uid', 'alias', 'fileBaseUrl', 'startedAt'];

const snapshotOf = (text: string): string =>
  JSON.stringify({
    cname: text,
    serverResponse: {
      status: text,
      fileList: [{ fileName: text, uid: text, sliceStartTime: text }],
      extensionServiceState: [
        { serviceName: 'rtmp_publish_service', payload: { outputs: [{ rtmpUrl: text, status: text }] } },
      ],
    },
  });
