import type { Notice, Word } from '../../recording/ending/words.ts';
import type { Instant } from '../../recording/recording.ts';
import { milliseconds } from '../lenient.ts';
import { cleanText } from '../secrecy.ts';

/** Number of Cloud Recording among Agora's products; notices of others are none of ours. */
const CLOUD_RECORDING = 3;

/** Name of the channel that the console sends when somebody presses its health check. */
const HEALTH_CHECK = 'test_webhook';

/** Most characters of an id, and of the name of a stream. */
const LONGEST_ID = 128;
const LONGEST_DETAIL = 40;

/** An object of JSON. It is read by hand, because a schema takes several times as long and bodies come in by the thousand. */
type Fields = Readonly<Record<string, unknown>>;

export interface Contents {
  readonly notices: readonly Notice[];
  /** Somebody pressed the health check in Agora's console. */
  readonly healthCheck: boolean;
}

/**
 * Reads a body, which is one notice or a list of them. Odd values are left out, and so is a notice about another product
 * or about no recording.
 * @param now no notice is from later than this, whatever the clock says that wrote it
 * @returns `undefined` for what is no notice at all
 */
export function readEnvelopes(body: string, now: Instant): Contents | undefined {
  const content = parsed(body);
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  const notices: Notice[] = [];
  let healthCheck = false;
  for (const one of list) {
    if (!isObject(one)) return undefined;
    const event = amountIn(one.eventType);
    if (event === undefined || !Number.isSafeInteger(event) || event < 0) return undefined;
    const payload = nestedIn(one.payload) ?? {};
    if (textIn(payload.cname) === HEALTH_CHECK) healthCheck = true;
    else notices.push(...noticeOf(event, one, payload, now));
  }
  return list.length === 0 ? undefined : { notices, healthCheck };
}

function noticeOf(event: number, whole: Fields, payload: Fields, now: Instant): readonly Notice[] {
  const product = amountIn(whole.productId);
  const sid = idIn(payload.sid);
  if ((product !== undefined && product !== CLOUD_RECORDING) || sid === undefined) return [];
  const id = idIn(whole.noticeId);
  const sequence = amountIn(payload.sequence);
  const sentAt = momentOf([payload.sendts, whole.notifyMs], now);
  return [
    {
      sid,
      ...(id === undefined ? {} : { id }),
      ...(sequence === undefined ? {} : { sequence }),
      word: wordOf(event, nestedIn(payload.details) ?? {}, sentAt, now),
    },
  ];
}

function wordOf(event: number, said: Fields, sentAt: Instant, now: Instant): Word {
  const detail = detailOf(event, said);
  const code = codeOf(event, said);
  const level = event === 1 ? amountIn(said.errorLevel) : undefined;
  return {
    event,
    at: momentOf(happenedAt(event, said), now, sentAt),
    ...(code === undefined ? {} : { code }),
    ...(level === undefined ? {} : { level }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Each event names its number differently. */
function codeOf(event: number, said: Fields): number | undefined {
  switch (event) {
    case 1:
      return amountIn(said.errorCode);
    case 11:
      return amountIn(said.exitStatus);
    case 33:
      return amountIn(said.progress);
    case 41:
      return amountIn(said.leaveCode);
    case 42:
      return gapMs(amountIn(said.startUtcMs), amountIn(said.discontinueUtcMs));
    case 43:
    case 44:
      return amountIn(said.state);
    case 71:
      return amountIn(said.code);
    default:
      return undefined;
  }
}

/** Milliseconds from the end of the last good slice to the beginning of the next; 0 for an ordinary first slice. */
function gapMs(start: number | undefined, discontinued: number | undefined): number {
  if (!start || !discontinued) return 0;
  return Math.max(0, milliseconds(start) - milliseconds(discontinued));
}

function detailOf(event: number, { streamUid, limitType }: Fields): string | undefined {
  const detail =
    event === 43 || event === 44 ? textIn(streamUid) : event === 72 ? textIn(limitType) : undefined;
  return detail === undefined ? undefined : cleanText(detail, []).slice(0, LONGEST_DETAIL);
}

function happenedAt(event: number, { startUtcMs, UtcMs, utcMs }: Fields): readonly unknown[] {
  if (event === 42) return [startUtcMs];
  return event === 43 || event === 44 ? [UtcMs, utcMs] : [];
}

/** The first of these that is a moment, and never later than now. */
function momentOf(written: readonly unknown[], now: Instant, otherwise = now): Instant {
  const moment = written.map(amountIn).find((value) => value !== undefined && value > 0);
  return moment === undefined ? otherwise : Math.min(now, Math.floor(milliseconds(moment)));
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some senders write an object as a string of JSON. */
function nestedIn(value: unknown): Fields | undefined {
  const content = typeof value === 'string' ? parsed(value) : value;
  return isObject(content) ? content : undefined;
}

/** A number, or one written as a string. */
function amountIn(value: unknown): number | undefined {
  if (typeof value === 'string') return /^\s*-?\d{1,20}\s*$/.test(value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? `${value}` : undefined;
}

function idIn(value: unknown): string | undefined {
  const id = textIn(value);
  return id !== undefined && id.length <= LONGEST_ID && /^\S+$/.test(id) ? id : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
