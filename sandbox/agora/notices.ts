import type { Identity } from './picture.ts';
import type { Action } from './script.ts';

/** Notices that the pretend notification service can send about a recording, by their name on the panel. */
export const SAYINGS = {
  began: { event: 40, details: { msgName: 'recorder_started', status: 0 } },
  page_began: { event: 70, details: { msgName: 'web_recorder_started' } },
  asked: { event: 41, details: { msgName: 'recorder_leave', leaveCode: 16 } },
  idle: { event: 41, details: { msgName: 'recorder_leave', leaveCode: 4 } },
  page_stopped: { event: 71, details: { msgName: 'web_recorder_stopped', code: 0 } },
  limit: { event: 71, details: { msgName: 'web_recorder_stopped', code: 1 } },
  page_failed: { event: 71, details: { msgName: 'web_recorder_stopped', code: 4 } },
  exited: { event: 11, details: { msgName: 'session_exit', exitStatus: 0 } },
  broke: { event: 11, details: { msgName: 'session_exit', exitStatus: 1 } },
  moved: { event: 12, details: { msgName: 'session_failover', newUid: 527842 } },
  reloaded: { event: 73, details: { msgName: 'web_recorder_reload', reason: 'audio_silence' } },
  uploading: { event: 33, details: { msgName: 'uploading_progress', progress: 7100 } },
  uploaded: { event: 31, details: { msgName: 'uploaded', status: 0 } },
  backed_up: { event: 32, details: { msgName: 'backuped', status: 0 } },
} as const;

export type Saying = keyof typeof SAYINGS;

export const SAYING_NAMES = Object.keys(SAYINGS) as readonly Saying[];

/** Times after an end at which the upload of files is reported as running and as done, in virtual milliseconds. */
const UPLOADING_MS = 1_500;
const UPLOADED_MS = 5_000;

const ENDED = [
  { saying: 'exited', afterMs: 0 },
  { saying: 'uploading', afterMs: UPLOADING_MS },
  { saying: 'uploaded', afterMs: UPLOADED_MS },
] as const;

/** Notices sent automatically after an action. */
export function sayingsOf(
  action: Action,
  { mode }: Identity,
): readonly { readonly saying: Saying; readonly afterMs: number }[] {
  const isWeb = mode === 'web';
  const now = (saying: Saying) => ({ saying, afterMs: 0 });
  switch (action) {
    case 'ready':
      return [now(isWeb ? 'page_began' : 'began')];
    case 'stop':
    case 'stop_in_sight':
      return [now(isWeb ? 'page_stopped' : 'asked'), ...ENDED];
    case 'leave':
      return [now('idle'), ...ENDED];
    case 'limit':
      return [now('limit'), ...ENDED];
    case 'page_fails':
      return [now('page_failed'), now('broke')];
    case 'fail':
      return [now('broke')];
    case 'failover':
      return [now('moved')];
    default:
      return [];
  }
}
