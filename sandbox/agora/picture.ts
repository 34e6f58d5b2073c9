import type { Action } from './script.ts';

export type Mode = 'individual' | 'mix' | 'web' | 'raw';

/** Files written: playlists only, playlists and MP4s, or images, whose names Agora never returns. */
export type Format = 'hls' | 'mp4' | 'snapshots';

/** Facts about a recording that never change. */
export interface Identity {
  readonly appId: string;
  readonly resourceId: string;
  readonly sid: string;
  readonly mode: Mode;
  readonly cname: string;
  readonly uid: string;
  readonly format: Format;
}

export interface PretendFile {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly playable: boolean;
}

export interface PretendOutput {
  readonly rtmpUrl: string;
  readonly status: 'connecting' | 'publishing' | 'onhold' | 'disconnected';
}

/** State of a recording as `query` would report it now, and whether it is found at all. */
export interface Picture {
  readonly status: number;
  /** Uid of the recorder; it changes with a move. */
  readonly uid: string;
  readonly found: boolean;
  /** Not found because it is being moved to another server. */
  readonly moving: boolean;
  /** Answers code 501. */
  readonly exiting: boolean;
  /** The page recorder says `exit`, whatever the status. */
  readonly closing: boolean;
  readonly onhold: boolean;
  readonly files: readonly PretendFile[];
  readonly outputs: readonly PretendOutput[];
}

export const newborn = (uid: string, rtmpUrls: readonly string[]): Picture => ({
  status: 0,
  uid,
  found: true,
  moving: false,
  exiting: false,
  closing: false,
  onhold: false,
  files: [],
  outputs: rtmpUrls.map((rtmpUrl) => ({ rtmpUrl, status: 'connecting' })),
});

type Change = (before: Picture, identity: Identity, now: number) => Partial<Picture>;

const pushes =
  (status: PretendOutput['status']): Change =>
  ({ outputs }) => ({ outputs: outputs.map(({ rtmpUrl }) => ({ rtmpUrl, status })) });

const CHANGES: Record<Action, Change> = {
  start: () => ({ status: 2 }),
  ready: () => ({ status: 4 }),
  publish: (before, identity, now) => ({
    status: 5,
    ...(before.files.length === 0 ? withFile(before, identity, now) : {}),
    ...pushes('publishing')(before, identity, now),
  }),
  pause: () => ({ onhold: true }),
  resume: () => ({ onhold: false }),
  file: (before, identity, now) => withFile(before, identity, now),
  stop: () => ({ status: 6 }),
  stop_in_sight: () => ({ status: 6 }),
  closing: () => ({ closing: true }),
  close: () => ({ status: 7 }),
  exit: () => ({ status: 8 }),
  fail: () => ({ status: 20 }),
  exiting: () => ({ exiting: true }),
  leave: () => ({ found: false, moving: false, exiting: false }),
  limit: () => ({ found: false, moving: false, exiting: false }),
  page_fails: () => ({ found: false, moving: false, exiting: false }),
  vanish: () => ({ found: false, moving: false, exiting: false }),
  return: () => ({ found: true, moving: false, exiting: false, closing: false }),
  failover: () => ({ found: false, moving: true }),
  relocate: (before, identity, now) => ({
    found: true,
    moving: false,
    uid: `${Number(before.uid) + 1}`,
    ...(before.status === 5 || before.files.length > 0
      ? { status: 5, ...withBackup(before, identity, now) }
      : {}),
  }),
  rtmp_up: pushes('publishing'),
  rtmp_hold: pushes('onhold'),
  rtmp_down: pushes('disconnected'),
};

const WEB_ONLY: readonly Action[] = [
  'closing',
  'limit',
  'page_fails',
  'pause',
  'resume',
  'rtmp_up',
  'rtmp_hold',
  'rtmp_down',
];

/** Returns the picture after an action. */
export const change = (before: Picture, action: Action, identity: Identity, now: number): Picture => ({
  ...before,
  ...CHANGES[action](before, identity, now),
});

/** @throws when a recording of this mode cannot do that */
export function assertPossible(action: Action, { mode }: Identity): void {
  if (mode !== 'web' && WEB_ONLY.includes(action))
    throw new Error(`a recording of mode ${mode} knows no ${action}`);
}

/** Adds a file. Images are never listed, and a mix without MP4 never has more than one playlist. */
function withFile({ files }: Picture, identity: Identity, now: number): Pick<Picture, 'files'> {
  const { format, mode } = identity;
  if (format === 'snapshots' || (format === 'hls' && mode === 'mix' && files.length > 0)) return { files };
  return { files: [...files, { name: nameOf(identity, files.length), startedAt: now, playable: true }] };
}

/** Name of the next file: one playlist per user where users are recorded separately, else a playlist and then MP4s. */
function nameOf({ mode, format, sid, cname }: Identity, index: number): string {
  const stem = `${sid}_${cname}`;
  if (mode === 'individual' || mode === 'raw') return `${stem}__uid_s_${1001 + index}__uid_e_av.m3u8`;
  if (index === 0) return `${stem}.m3u8`;
  return format === 'mp4' ? `${stem}_${index - 1}.mp4` : `${stem}_${index}.m3u8`;
}

function withBackup(
  { files }: Picture,
  { sid, cname, format }: Identity,
  now: number,
): Pick<Picture, 'files'> {
  if (format === 'snapshots') return { files };
  const moves = files.filter(({ name }) => /^bak\d+_/.test(name)).length;
  return { files: [...files, { name: `bak${moves}_${sid}_${cname}.m3u8`, startedAt: now, playable: true }] };
}
