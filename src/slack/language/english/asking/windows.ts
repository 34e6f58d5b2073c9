import type { RecordedFile } from '../../../../recording/observation.ts';
import type { Shown } from '../../../text.ts';
import { counted, number } from '../measures.ts';

/** Words that modals have in common. */
export const englishView = {
  /** Closes a modal that shows something. */
  close: 'Close',
  /** Closes one that asks for something. */
  cancel: 'Cancel',
  /** Title over the answer to a button of another version. */
  unknown: 'Unknown button',
  /** While what was asked for is looked up. */
  moment: { fact: 'One moment …' },
  /** Words by what is known of the reason. */
  notOpened: {
    late: {
      fact: 'I could not open the window: Slack lets me do so only within three seconds of a press.',
      check: 'Nothing was changed. Please press again.',
    },
    refused: {
      fact: 'I could not open the window: Slack did not let me.',
      check: 'Nothing was changed. Please press again.',
    },
    unanswered: {
      fact: 'Slack has not confirmed that the window opened.',
      check: 'Nothing was changed. If you see no window, please press again.',
    },
  },
};

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
  /** Facts about one file, as far as they are known. */
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
  /** Files on this page; the first is the newest. */
  range: (first: number, last: number, count: number) =>
    `${number(first)}–${number(last)} of ${number(count)}, the newest first`,
  announced:
    'Announced by Agora. Files may take up to 20 minutes to reach your bucket; whether they have, I cannot see.',
  /** Follows what Agora says of the upload. */
  unseen: 'I cannot see the bucket myself.',
  /** Links lead there, and nobody has looked whether something is there. */
  links: 'Links lead to where your files are said to be; I have not looked.',
  noLinks: 'To get links here, register recordings with `fileBaseUrl`, or set it for the app.',
};

/** Around the `query` that somebody copies in order to run it by hand. */
export const englishQuery = {
  about: (name: Shown, app: Shown) => ({
    fact: `What Agora knows of *${name}* now, asked by hand. Agora answers in JSON.`,
    check: `Set \`AGORA_APP_ID\`, \`AGORA_CUSTOMER_ID\` and \`AGORA_CUSTOMER_SECRET\` to those of app ${app} first; I never show them.`,
  }),
  /** Host that is nearest to most readers of this language. */
  host: 'api.agora.io',
  /** @param inChina the line names the host in mainland China */
  hosts: (inChina: boolean) =>
    `From ${inChina ? 'outside mainland China, `api.agora.io`' : 'mainland China, `api.sd-rtn.com`'} is the nearer host. Each request counts against the same quota as mine.`,
  /** A look from a terminal saw nothing. @param why nothing could be seen @param id of the request, for Agora's support */
  unanswered: (why: string, id: Shown | undefined) =>
    `I can’t tell: ${why}. That says nothing about the recording itself.${id === undefined ? '' : ` Agora’s support can look up request ${id}.`}`,
  /** A look from a terminal did not find it; nothing is known of earlier looks. */
  notFound:
    'Agora did not find it. One such answer proves nothing: the recording may not have started yet, be over, have expired, or be alive and moving to another server, which takes up to 90 seconds. Ask again after that.',
};
