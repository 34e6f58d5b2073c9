import { filled } from '../../recording/filled.ts';
import { type Known, nameOf } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { type Happening, timeline } from '../../recording/summing/timeline.ts';
import { time, timelineRecord } from '../../recording/summing/timeline-record.ts';
import type { LedgerEntry } from '../../recording/telling/ledger.ts';

export type ExportFormat = 'json' | 'csv';

/** A file for people to download. */
export interface Exported {
  readonly name: string;
  readonly text: string;
}

/**
 * The timeline of a recording as a file, and what was told of it. The resource ID is left out: it serves only people
 * who can stop the recording, and files are passed on.
 */
export const exported = (
  known: Known,
  format: ExportFormat,
  now: Instant,
  told: readonly LedgerEntry[] = [],
): Exported => ({
  name: `timeline-${fileSafe(known.recording.sid)}.${format}`,
  text: format === 'json' ? jsonOf(known, now, told) : csvOf(known, told),
});

const fileSafe = (sid: string): string => sid.replace(/[^\w-]/g, '_').slice(0, 64);

/** JSON whose `timeline` is the one of `GET /v1/recordings/{sid}`. */
function jsonOf(known: Known, now: Instant, told: readonly LedgerEntry[]): string {
  const { recording, phase, how, since, final, status, vouched } = known;
  const { sid, app, mode } = recording;
  const about = { sid, name: nameOf(known), app, mode, phase, how, since: time(since), final, status };
  const word = vouched && { by: vouched.by, at: time(vouched.at) };
  return `${JSON.stringify({ ...about, stoppedOnPurpose: word, exportedAt: time(now), timeline: timelineRecord(known), told: told.map(toldRecord) }, null, 2)}\n`;
}

const toldRecord = ({ place, delivery: _, at, ...entry }: LedgerEntry) => ({
  channel: place.channel,
  at: time(at),
  ...entry,
});

const COLUMNS = [
  'time',
  'until',
  'kind',
  'what',
  'url',
  'track',
  'uid',
  'started_at',
  'how',
  'channel',
  'attempts',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * CSV with a line for each happening. It begins with the mark by which Excel recognises UTF-8, and its line ends follow
 * RFC 4180.
 */
function csvOf(known: Known, told: readonly LedgerEntry[]): string {
  const rows: readonly Row[] = [
    ...timeline(known).map((one) => ({ time: time(one.at), ...rowOf(one) })),
    ...told.map(({ place: { channel }, at, kinds, attempts, how }) => {
      const what = kinds.join(' ');
      return { time: time(at), kind: 'told', what, how, channel, attempts: `${attempts}` };
    }),
  ];
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? '')).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Beginning of a cell that Excel and similar programs read as a formula; a file's name may begin with any of these. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

function rowOf(one: Happening): Row {
  switch (one.kind) {
    case 'stage':
      return {
        kind: 'phase',
        what: one.phase,
        ...(one.how === undefined ? {} : { how: one.how }),
        ...(one.until === undefined ? {} : { until: time(one.until) }),
      };
    case 'gap':
      return { kind: 'gap', until: time(one.until) };
    case 'blank':
      return { kind: 'unseen', until: time(one.until) };
    case 'file': {
      const { name, track, uid, startedAt } = one.file;
      const started = startedAt !== undefined && Math.abs(startedAt) <= 8.64e15;
      return {
        kind: 'file',
        what: name,
        ...filled({ track, uid }),
        ...(started ? { started_at: time(startedAt) } : {}),
      };
    }
    case 'push':
      return { kind: 'push', what: one.status, url: one.url };
    case 'failover':
      return { kind: 'failover', what: one.sign };
    case 'stop_asked':
      return { kind: 'stop_asked' };
    case 'vouched':
      return { kind: 'stopped_on_purpose', what: one.by };
    case 'word': {
      const { event, code } = one.word;
      return {
        kind: 'agora_event',
        what: String(event),
        ...(code === undefined ? {} : { how: String(code) }),
      };
    }
  }
}
