import type { FilesSentences } from '../files-sentences.ts';
import { counted, number } from './measures.ts';

const TRACK = { audio: 'audio', video: 'video', audio_and_video: 'audio and video' } as const;

export const englishFiles: FilesSentences = {
  heading: (name, count) =>
    count === 0 ? `*${name}* — no files announced yet` : `*${name}* — ${counted(count, 'file')} announced`,
  none: {
    fact: 'The first is announced when Agora reports status 5, recording.',
    check: 'A recording of snapshots only never announces any.',
  },
  row: ({ track, uid, since, fragment }) =>
    [
      ...(track === undefined ? [] : [TRACK[track]]),
      ...(uid === undefined ? [] : [`uid ${uid}`]),
      ...(since === undefined ? [] : [`begins at ${since}`]),
      ...(fragment ? ['cannot be played by itself'] : []),
    ].join(' · ') || 'nothing more is known of it',
  range: (first, last, count) => `${number(first)}–${number(last)} of ${number(count)}, the newest first`,
  announced: 'Announced by Agora. Whether they have reached your bucket I cannot see.',
  links: 'Links lead to where your files are said to be; I have not looked.',
  noLinks: 'To get links here, register recordings with `fileBaseUrl`, or set it for the app.',
};
