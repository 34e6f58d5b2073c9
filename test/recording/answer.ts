import { filled } from '../../src/recording/filled.ts';
import type { Observation, Output, RecordedFile } from '../../src/recording/observation.ts';
import { OUTPUT_STATUSES } from '../../src/recording/observation.ts';

/**
 * Answers of Agora as a life writes them down. A recording that was found is told in clauses:
 * `status 5, on hold, closing, channel algebra, uid 527841, files a_0.mp4 part_{1..60}.mp4, push rtmp://live.example.com/app publishing`.
 * Everything else is a class of answer: `not found`, `exiting`, `incomplete`, `no route`, `throttled`,
 * `forbidden 401`, `unavailable 503` (or `network`, `timeout`, `unreadable`, `other recording`),
 * `rejected ids 1003 <Agora's reason>` (or `parameter`, `resource_expired`, `app_id`).
 */
export function answer(text: string): Observation {
  const [head = '', ...rest] = text.split(' ');
  const tail = rest.join(' ');
  if (text === 'not found') return { kind: 'not_found' };
  if (text === 'no route') return { kind: 'no_route' };
  if (text === 'exiting' || text === 'incomplete' || text === 'throttled') return { kind: text };
  if (text === 'forbidden 401') return { kind: 'forbidden', status: 401 };
  if (text === 'forbidden 403') return { kind: 'forbidden', status: 403 };
  if (head === 'unavailable') return unavailable(tail);
  if (head === 'rejected') return rejected(tail);
  return found(text);
}

/** A snapshot told by its clauses. */
function found(text: string): Observation {
  const seen = {
    kind: 'snapshot' as const,
    status: Number.NaN,
    onhold: false,
    files: [] as RecordedFile[],
    outputs: [] as Output[],
  };
  let cname: string | undefined;
  let uid: string | undefined;
  let closing: true | undefined;
  for (const clause of text.split(', ')) {
    const [word, ...rest] = clause.split(' ');
    if (word === 'status') seen.status = Number(rest[0]);
    else if (clause === 'on hold') seen.onhold = true;
    else if (clause === 'closing') closing = true;
    else if (word === 'uid') uid = rest.join(' ');
    else if (word === 'channel') cname = rest.join(' ');
    else if (word === 'files') seen.files.push(...rest.flatMap(counted).map((name) => ({ name })));
    else if (word === 'push') seen.outputs.push(push(rest));
    else throw new Error(`Not a clause of an answer: ${clause}`);
  }
  if (Number.isNaN(seen.status)) throw new Error(`An answer without a status: ${text}`);
  return { ...seen, ...filled({ cname, uid, closing }) };
}

function push([url = '', word = '']: readonly string[]): Output {
  const status = OUTPUT_STATUSES.find((one) => one === word);
  if (!status) throw new Error(`Not the status of a push: ${word}`);
  return { url, status };
}

/** `part_{1..3}.mp4` stands for three names. */
function counted(name: string): string[] {
  const match = /^(.*)\{(\d+)\.\.(\d+)\}(.*)$/.exec(name);
  if (!match) return [name];
  const [, before = '', from, to, after = ''] = match;
  const count = Number(to) - Number(from) + 1;
  return Array.from({ length: count }, (_, n) => `${before}${Number(from) + n}${after}`);
}

function unavailable(why: string): Observation {
  if (why === 'network' || why === 'timeout' || why === 'unreadable')
    return { kind: 'unavailable', cause: why };
  if (why === 'other recording') return { kind: 'unavailable', cause: 'other_recording', status: 200 };
  if (/^[45]\d\d$/.test(why)) return { kind: 'unavailable', cause: 'http', status: Number(why) };
  throw new Error(`Not a way to be unavailable: ${why}`);
}

function rejected(text: string): Observation {
  const match = /^(parameter|ids|resource_expired|app_id) (?:(\d+) )?(.+)$/.exec(text);
  const check = (['parameter', 'ids', 'resource_expired', 'app_id'] as const).find(
    (one) => one === match?.[1],
  );
  if (!match || !check) throw new Error(`Not a rejection: ${text}`);
  const [, , code, reason = ''] = match;
  const scope = check === 'app_id' ? 'app' : 'recording';
  return { kind: 'rejected', scope, check, reason, ...(code && { code: Number(code) }) };
}
