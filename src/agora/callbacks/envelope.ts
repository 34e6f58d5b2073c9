import { z } from 'zod';
import type { Notice } from '../../recording/ending/notice.ts';
import type { Word } from '../../recording/ending/words.ts';
import type { Instant } from '../../recording/recording.ts';
import { amount, lenient, milliseconds, text } from '../lenient.ts';
import { cleanText } from '../secrecy.ts';

/** Number of Cloud Recording among Agora's products; notices of others are none of ours. */
const CLOUD_RECORDING = 3;

/** What the console sends as the name of the channel when somebody presses its health check. */
const HEALTH_CHECK = 'test_webhook';

/** Of what is kept to tell copies apart, or to name a stream: more is no id. */
const LONGEST_ID = 128;
const LONGEST_DETAIL = 40;

/** Some senders write an object as a string of JSON. */
const nested = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => (typeof value === 'string' ? parsed(value) : value), schema);

const details = z.object({
  errorCode: lenient(amount),
  errorLevel: lenient(amount),
  exitStatus: lenient(amount),
  leaveCode: lenient(amount),
  code: lenient(amount),
  progress: lenient(amount),
  state: lenient(amount),
  startUtcMs: lenient(amount),
  discontinueUtcMs: lenient(amount),
  UtcMs: lenient(amount),
  utcMs: lenient(amount),
  streamUid: lenient(text),
  limitType: lenient(text),
});

type Details = z.infer<typeof details>;

const id = text.refine((written) => /^\S+$/.test(written) && written.length <= LONGEST_ID);

const envelope = z.object({
  noticeId: lenient(id),
  productId: lenient(amount),
  eventType: amount.refine((number) => Number.isSafeInteger(number) && number >= 0),
  notifyMs: lenient(amount),
  payload: lenient(
    nested(
      z.object({
        cname: lenient(text),
        sid: lenient(id),
        sequence: lenient(amount),
        sendts: lenient(amount),
        details: lenient(nested(details)),
      }),
    ),
  ),
});

type Envelope = z.infer<typeof envelope>;

const isHealthCheck = ({ payload }: Envelope): boolean => payload?.cname === HEALTH_CHECK;

export interface Contents {
  readonly notices: readonly Notice[];
  /** Somebody pressed the health check in Agora's console. */
  readonly healthCheck: boolean;
}

/**
 * What a body says: one notice or a list of them, each with all that is odd in it left out. What is about another product,
 * or names no recording, is left out as a whole.
 * @param now no notice is from later than this, whatever the clock says that wrote it
 * @returns `undefined` for what is no notice at all
 */
export function readEnvelopes(body: string, now: Instant): Contents | undefined {
  const content = parsed(body);
  const list = z
    .array(envelope)
    .min(1)
    .safeParse(Array.isArray(content) ? content : [content]);
  if (!list.success) return undefined;
  const checks = list.data.some(isHealthCheck);
  const notices = list.data.filter((one) => !isHealthCheck(one)).flatMap((one) => noticeOf(one, now));
  return { notices, healthCheck: checks };
}

function noticeOf({ noticeId, productId, eventType, notifyMs, payload }: Envelope, now: Instant): Notice[] {
  if (productId !== undefined && productId !== CLOUD_RECORDING) return [];
  if (payload?.sid === undefined) return [];
  const { sid, sequence, sendts, details = {} } = payload;
  const sentAt = momentOf([sendts, notifyMs], now);
  return [
    {
      sid,
      ...(noticeId === undefined ? {} : { id: noticeId }),
      ...(sequence === undefined ? {} : { sequence }),
      word: wordOf(eventType, details, sentAt, now),
    },
  ];
}

function wordOf(event: number, said: Details, sentAt: Instant, now: Instant): Word {
  const detail = detailOf(event, said);
  const code = codeOf(event, said);
  const level = event === 1 ? said.errorLevel : undefined;
  return {
    event,
    at: momentOf(happenedAt(event, said), now, sentAt),
    ...(code === undefined ? {} : { code }),
    ...(level === undefined ? {} : { level }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Each event names its number differently. */
function codeOf(event: number, said: Details): number | undefined {
  switch (event) {
    case 1:
      return said.errorCode;
    case 11:
      return said.exitStatus;
    case 33:
      return said.progress;
    case 41:
      return said.leaveCode;
    case 42:
      return gapMs(said);
    case 43:
    case 44:
      return said.state;
    case 71:
      return said.code;
    default:
      return undefined;
  }
}

/** From the end of the last good slice to the beginning of the first after it; of an ordinary first slice nothing. */
function gapMs({ startUtcMs, discontinueUtcMs }: Details): number {
  if (!startUtcMs || !discontinueUtcMs) return 0;
  return Math.max(0, milliseconds(startUtcMs) - milliseconds(discontinueUtcMs));
}

function detailOf(event: number, { streamUid, limitType }: Details): string | undefined {
  const detail = event === 43 || event === 44 ? streamUid : event === 72 ? limitType : undefined;
  return detail === undefined ? undefined : cleanText(detail, []).slice(0, LONGEST_DETAIL);
}

function happenedAt(event: number, { startUtcMs, UtcMs, utcMs }: Details): readonly (number | undefined)[] {
  if (event === 42) return [startUtcMs];
  return event === 43 || event === 44 ? [UtcMs, utcMs] : [];
}

/** The first of these that is one, never later than now. */
function momentOf(written: readonly (number | undefined)[], now: Instant, otherwise = now): Instant {
  const moment = written.find((value) => value !== undefined && value > 0);
  return moment === undefined ? otherwise : Math.min(now, Math.floor(milliseconds(moment)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
