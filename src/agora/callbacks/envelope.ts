import type { Notice, Word } from '../../recording/ending/words.ts';
import type { Instant } from '../../recording/recording.ts';
import { amountIn, type Fields, fieldsIn, milliseconds, textIn } from '../lenient.ts';
import { cleanText } from '../secrecy.ts';
import { readJson } from '../wire.ts';

/** `productId` of Cloud Recording. Notices of other products are ignored. */
const CLOUD_RECORDING = 3;

/** Channel name in the health check of Agora's console. */
const HEALTH_CHECK = 'test_webhook';

/** Limit of an id, and of the name of a stream, in characters. */
const LONGEST_ID = 128;
const LONGEST_DETAIL = 40;

interface Contents {
  readonly notices: readonly Notice[];
  /** Somebody pressed the health check in Agora's console. */
  readonly healthCheck: boolean;
}

/**
 * Reads a body, which is one notice or a list of them. Invalid values are left out, and so are notices about another
 * product or without a recording.
 * @param now latest moment that a notice can have, as the sender's clock may be ahead
 * @returns `undefined` if it is not a notice
 */
export function readEnvelopes(body: string, now: Instant): Contents | undefined {
  const content = readJson(body);
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  const notices: Notice[] = [];
  let healthCheck = false;
  for (const one of list) {
    const whole = fieldsIn(one);
    const event = amountIn(whole.eventType);
    if (event === undefined || !Number.isSafeInteger(event) || event < 0) return undefined;
    const payload = nestedIn(whole.payload);
    if (textIn(payload.cname) === HEALTH_CHECK) healthCheck = true;
    else notices.push(...noticeOf(event, whole, payload, now));
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
      word: wordOf(event, nestedIn(payload.details), sentAt, now),
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

/** The number of an event, which each kind of event names differently. */
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

/** The first of these that is a moment, at the latest `now`. */
function momentOf(written: readonly unknown[], now: Instant, otherwise = now): Instant {
  const moment = written.map(amountIn).find((value) => value !== undefined && value > 0);
  return moment === undefined ? otherwise : Math.min(now, Math.floor(milliseconds(moment)));
}

/** An object, or one written as a JSON string, as some senders do. */
const nestedIn = (value: unknown): Fields => fieldsIn(typeof value === 'string' ? readJson(value) : value);

function idIn(value: unknown): string | undefined {
  const id = textIn(value);
  return id !== undefined && id.length <= LONGEST_ID && /^\S+$/.test(id) ? id : undefined;
}
