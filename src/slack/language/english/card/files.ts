import type { RecordedFile } from '../../../../recording/observation.ts';
import type { Shown } from '../../../text.ts';
import { counted, number } from '../measures.ts';

const TRACK = { audio: 'audio', video: 'video', audio_and_video: 'audio and video' } as const;

/** The modal of a recording's files. */
export const englishFiles = {
  /** @param count 0 for a recording of which no file was announced yet */
  heading: (name: Shown, count: number) =>
    count === 0 ? `*${name}* — no files announced yet` : `*${name}* — ${counted(count, 'file')} announced`,
  none: {
    fact: 'The first is announced when Agora reports status 5, recording.',
    check: 'A recording of snapshots only never announces any.',
  },
  /** What is known of one file, each as far as it is. */
  row: ({
    track,
    uid,
    since,
    fragment,
  }: {
    readonly track: RecordedFile['track'];
    readonly uid: Shown | undefined;
    readonly since: Shown | undefined;
    /** Agora says that it cannot be played by itself. */
    readonly fragment: boolean;
  }) =>
    [
      ...(track === undefined ? [] : [TRACK[track]]),
      ...(uid === undefined ? [] : [`uid ${uid}`]),
      ...(since === undefined ? [] : [`begins at ${since}`]),
      ...(fragment ? ['cannot be played by itself'] : []),
    ].join(' · ') || 'nothing more is known of it',
  /** Which of them are on this page; the first is the newest. */
  range: (first: number, last: number, count: number) =>
    `${number(first)}–${number(last)} of ${number(count)}, the newest first`,
  announced:
    'Announced by Agora. Files may take up to 20 minutes to reach your bucket; whether they have, I cannot see.',
  /** Links lead there, and nobody has looked whether something is there. */
  links: 'Links lead to where your files are said to be; I have not looked.',
  noLinks: 'To get links here, register recordings with `fileBaseUrl`, or set it for the app.',
};
