/** Fixed, so that what a bench registers as known and what the upstream answers are the same. */
const STARTED_AT = 1_790_000_000_000;

/** The name of a recording's n-th file, from 1. */
const fileName = (sid: string, n: number): string => `class/${sid}_room_${n}.mp4`;

/** A file as the bot knows it, and as the upstream announces it. */
export const firstFile = (sid: string) => ({
  name: fileName(sid, 1),
  track: 'audio_and_video' as const,
  uid: '0',
  playable: true,
  startedAt: STARTED_AT,
});

export const cnameOf = (sid: string): string => `class-${sid.slice(0, 8)}`;

export const UID = '527841';

/** Ids in the path of a query, which the answer has to repeat. */
interface Asked {
  readonly resourceId: string;
  readonly sid: string;
}

/** The body of a 200 of a mixed recording, as Agora documents it; its files are there from status 5 on. */
export function bodyOf({ resourceId, sid }: Asked, status: number, files: number): string {
  const fileList = Array.from({ length: status < 5 ? 0 : files }, (_, index) => ({
    fileName: fileName(sid, index + 1),
    trackType: 'audio_and_video',
    uid: '0',
    mixedAllUser: true,
    isPlayable: true,
    sliceStartTime: STARTED_AT,
  }));
  const serverResponse = { status, fileListMode: 'json', fileList, sliceStartTime: STARTED_AT };
  return JSON.stringify({ cname: cnameOf(sid), uid: UID, resourceId, sid, serverResponse });
}
