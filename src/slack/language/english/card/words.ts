import type { Reason } from '../../../../recording/ending/reasons.ts';
import type { Stream } from '../../../../recording/ending/streams.ts';
import type { Shown } from '../../../text.ts';
import type { WordSays } from '../../facts.ts';
import { duration } from '../measures.ts';
import { CHECK_PAGE } from '../terms.ts';

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const START_AGAIN = 'If it has to go on, start another one.';
const ASK_AGORA = 'If it happens again, open a ticket with Agora and name the sid.';

const CHECK_STREAM = {
  sound: 'Check: is everybody muted, or does nobody publish?',
  picture: 'Check: are all cameras off, or does nobody publish?',
} as const;

/** Advice about a reason; some need none. */
const CHECK: Readonly<Partial<Record<Reason, string>>> = {
  limit: 'If it was to go on, start it again with a larger `maxRecordingHour`.',
  signal: ASK_AGORA,
  session: ASK_AGORA,
  capability: 'Check: is the page lighter in another layout, or with fewer videos?',
  engine: `${START_AGAIN} ${ASK_AGORA}`,
  page_timeout: CHECK_PAGE,
  page_address: CHECK_PAGE,
  recorder: `${START_AGAIN} ${ASK_AGORA}`,
  error: 'Check: the storage keys and the bucket of `start`, and whether new files are announced.',
  fatal: `${START_AGAIN} Check: the storage keys and the bucket of \`start\`.`,
  moved: 'To play it all, keep the files of both servers.',
  limits: 'Check: WebGL, or a video larger than the recorder takes? Agora stops such a recording.',
  reloaded: 'A few seconds may be missing. If it goes on, check the page for errors.',
  gap: 'That part cannot be brought back.',
};

/** Words of Agora's notification service. One table for cards, threads and History. */
export const englishWords = {
  /** Without a full stop, and beginning as in the middle of a sentence. */
  says: {
    asked: 'it was asked to stop',
    idle: 'nobody was left in the channel',
    limit: 'it reached its limit',
    signal: 'its recorder was told to quit',
    session: 'its session ended abnormally',
    capability: 'the page needed more than a recorder has',
    engine: 'its recorder did not start',
    page_timeout: 'the page did not load',
    page_address: 'the page could not be opened',
    recorder: 'its page recorder broke down',
    error: 'an error that may cost a part of the recording',
    fatal: 'a fatal error',
    moved: 'it was moved to another server',
    limits: 'the page uses something that cannot be recorded',
    reloaded: 'the page was loaded anew',
    gap: 'nothing was recorded for a while',
    uploaded: 'all files are in your bucket',
    backed_up: 'some files are still in Agora’s backup',
    uploading: 'files are being uploaded',
    began: 'the recorder started',
    over: 'it is over',
    sound_gone: 'no sound comes any more',
    sound_back: 'sound comes',
    picture_gone: 'no picture comes any more',
    picture_back: 'a picture comes',
  } satisfies Readonly<Record<WordSays, string>>,
  /** The same with who says it. */
  saysAgora: (says: string) => `${says}, says Agora`,
  check: CHECK,
  /** A line of news. @param code of an error */
  reason: (says: string, at: Shown, code: number | undefined) =>
    `${capital(says)}${code === undefined ? '' : ` (code ${code})`}, says Agora (${at}).`,
  gap: (from: Shown, to: Shown, ms: number) =>
    `Nothing was recorded from ${from} to ${to} (${duration(ms)}), says Agora.`,
  uploaded: {
    bucket: (at: Shown) => ({ fact: `All files are in your bucket, says Agora, ${at}.` }),
    backup: (at: Shown) => ({
      fact: `Some files are still in Agora’s backup, says Agora, ${at}.`,
      check: 'Check: the storage keys and the bucket of `start`. Agora goes on trying to move them there.',
    }),
  },
  /** @param share from 0 to 1 */
  uploading: (share: number) => `Uploading: ${percent.format(share)}, says Agora.`,
  /** News of a silence. */
  silentFor: (what: Stream, since: Shown, ms: number) => ({
    fact: `No ${what} has been recorded for ${duration(ms)} (since ${since}), says Agora.`,
    check: CHECK_STREAM[what],
  }),
  streamBack: (what: Stream, at: Shown) =>
    `${what === 'sound' ? 'Sound' : 'The picture'} came back at ${at}, says Agora.`,
  silent: (what: Stream, since: Shown) => `No ${what} has come since ${since}, says Agora.`,
};
