import { endReason } from '../../../src/recording/ending/reasons.ts';
import { isGone, silences, streamOf } from '../../../src/recording/ending/streams.ts';
import { cannotSee } from '../../../src/recording/judging/blindness.ts';
import type { Known, ServerMove } from '../../../src/recording/known.ts';
import { BLIND_CAUSES, type BlindCause } from '../../../src/recording/news.ts';
import { isLive, PHASES, type Phase } from '../../../src/recording/phase.ts';
import type { WordSays } from '../../../src/slack/language/facts.ts';
import { saysOf } from '../../../src/slack/render/card/words.ts';
import { type About, byName, NO_CLAIM, type OfARecording, told } from './needed.ts';
import { ofEnds } from './of-ends.ts';

type Claim = (about: About) => boolean;

const isIn =
  (phase: Phase): Claim =>
  ({ known }) =>
    known.phase === phase;

/** It is or was so: in its life, when it went missing, or by the news. */
const wasIn =
  (phase: Phase): Claim =>
  ({ known, news }) =>
    known.phase === phase ||
    known.gone?.from === phase ||
    known.life.some((stage) => stage.phase === phase) ||
    news.some((one) => [one.kind, 'to' in one && one.to, 'phase' in one && one.phase].includes(phase));

const heard =
  (says: WordSays): Claim =>
  ({ known, news }) =>
    known.words.some((word) => saysOf(word) === says) ||
    news.some((one) => 'word' in one && one.word !== undefined && saysOf(one.word) === says);

const hears = ({ known, news }: About): boolean =>
  known.words.length > 0 || news.some(({ kind }) => kind === 'reason' || kind === 'uploaded');

const isUploaded =
  (event: 31 | 32): Claim =>
  ({ known }) =>
    known.words.some((word) => word.event === event);

const pausedTimes = ({ life }: Known): number => life.filter(({ phase }) => phase === 'paused').length;

const sum = (all: readonly { readonly from: number; readonly to: number }[]): number =>
  all.reduce((ms, { from, to }) => ms + to - from, 0);

const movedBy = ({ known }: About, sign: ServerMove['sign']): boolean =>
  known.moves.some((move) => move.sign === sign);

const happened =
  (kind: Parameters<typeof told>[1]): Claim =>
  (about) =>
    told(about, kind);

/** It stands by itself, or was news of this moment. */
const standsOr =
  (kind: Parameters<typeof told>[1], stands: (known: Known) => boolean): Claim =>
  (about) =>
    told(about, kind) || stands(about.known);

const unseenFor =
  (cause: BlindCause): Claim =>
  (about) =>
    about.known.blind?.cause === cause || told(about, 'blind', (one) => one.cause === cause);

const allSeen = ({ known }: About): boolean => known.gaps.length === 0 && known.blanks.length === 0;

const GOING_ON = ['registered', 'starting', 'ready', 'recording', 'paused', 'stopping'] as const;

/** Condition under which each sentence about a recording is true of what is known. */
export const EVIDENCE: OfARecording = {
  phase: byName(PHASES, wasIn),
  state: {
    ...byName(GOING_ON, isIn),
    ready: (about) => isIn('ready')(about) && about.known.reached !== 'nothing',
  },
  since: byName(GOING_ON, isIn),
  over: ofEnds,
  cause: byName(BLIND_CAUSES, unseenFor),
  expected: {
    start: ({ known }) => known.phase === 'registered' || known.phase === 'starting',
    plan: ({ known }) => typeof known.recording.endsAt === 'number',
    planPassed: ({ known }) => typeof known.recording.endsAt === 'number',
    limit: ({ known }) => known.recording.mode === 'web' && known.recording.maxRecordingHour !== undefined,
    expiry: ({ known }) => known.expiryTold,
    verdict: ({ known }) => known.suspect?.shown === true,
  },
  card: {
    title: NO_CLAIM,
    doubted: NO_CLAIM,
    channel: NO_CLAIM,
    for: NO_CLAIM,
    byRule: NO_CLAIM,
    backend: NO_CLAIM,
    workflow: NO_CLAIM,
    sid: NO_CLAIM,
    checking: ({ known }) => known.suspect?.shown === true,
    cannotSee: ({ known }) => cannotSee(known),
    idsDoubted: ({ known }) => known.rejections > 0 && known.reached === 'nothing',
    unseen: ({ known }) => cannotSee(known) && known.seenAt !== undefined,
    started: ({ known }) => known.recording.startedAt !== undefined && known.life.length === 2,
    startedAt: ({ known }) => known.recording.startedAt !== undefined,
    lasting: ({ known }, ms) => ms >= 0 && !cannotSee(known),
    recordedFromTo: ({ known }) => known.reached === 'recording' && known.seenAt !== undefined,
    seenFromTo: ({ known }) => known.reached !== 'nothing' && known.seenAt !== undefined,
    seenOnce: ({ known }) => known.seenAt !== undefined,
    pauses: ({ known }, count) => count > 0 && pausedTimes(known) >= count,
    noGap: (about) => allSeen(about) && isIn('ended')(about),
    filesSoFar: ({ known }, count) => known.files.length === count,
    filesInAll: ({ known }, count, named) => known.files.length === count && named.length <= count,
    push: ({ known }) => known.outputs.length > 0,
    morePushes: ({ known }, count) => known.outputs.length > count,
    unknownStatus: ({ known }, status) => known.status === status,
    earlierStages: ({ known }, count) => known.life.length + (known.stagesLeftOut ?? 0) > count,
    checked: ({ known }) => known.lookedAt !== undefined,
    notLookedAt: ({ known }) => known.seenAt === undefined,
    explains: {
      suspect: ({ known }) => known.suspect?.shown === true,
      blind: ({ known }) => cannotSee(known),
      idsDoubted: ({ known }) => known.rejections > 0 && !known.final,
      stuckReady: ({ known }) => known.phase === 'ready' && known.stuckTold,
    },
  },
  news: {
    phase: (about, to) => told(about, 'phase') && to !== '',
    started: (about, _, late) => told(about, 'started', (one) => one.late === late),
    paused: happened('paused'),
    resumed: (about, ms) => told(about, 'resumed') && ms >= 0,
    file: (about, { names, more }) =>
      told(about, 'file', ({ files }) => files.length === names.length + more),
    stopping: happened('stopping'),
    announced: ({ known, news }, files) =>
      known.files.length === files || news.some((one) => 'files' in one && one.files === files),
    recovered: (about, _, __, ms, after, away) =>
      told(about, 'recovered', ({ gap, was }) => gap.before - gap.after === ms && !was === !after) &&
      (away !== 'restarting' || about.known.life.slice(0, -2).some(({ phase }) => isLive(phase))),
    aliveLate: (about, _, wasWatched) =>
      told(
        about,
        'recovered',
        ({ from, was }) => from === 'not_started' && wasWatched === (was?.how === 'watched'),
      ),
    stuckReady: happened('stuck_ready'),
    pushDown: happened('rtmp_down'),
    pushUp: happened('rtmp_up'),
    failover: (about, sign, nth) =>
      told(about, 'failover', (one) => one.sign === sign && one.nth === nth) &&
      (sign !== 'restart' || about.known.life.slice(0, -1).some(({ phase }) => isLive(phase))),
    expiring: happened('expiring'),
    refused: (about, check) => told(about, 'refused', (one) => one.check === check),
    blind: happened('blind'),
    sighted: happened('sighted'),
    leftRunning: (about, { started }) =>
      told(about, 'left_running', ({ since }) => started === (since === about.known.recording.startedAt)),
    pausedLong: happened('paused_long'),
    limitAhead: (about, _, hours) =>
      told(about, 'limit_ahead') && about.known.recording.maxRecordingHour === hours,
  },
  word: {
    says: {
      asked: heard('asked'),
      idle: heard('idle'),
      limit: heard('limit'),
      signal: heard('signal'),
      session: heard('session'),
      capability: heard('capability'),
      engine: heard('engine'),
      page_timeout: heard('page_timeout'),
      page_address: heard('page_address'),
      recorder: heard('recorder'),
      error: heard('error'),
      fatal: heard('fatal'),
      moved: heard('moved'),
      limits: heard('limits'),
      reloaded: heard('reloaded'),
      gap: heard('gap'),
      uploaded: isUploaded(31),
      backed_up: isUploaded(32),
      uploading: heard('uploading'),
      began: heard('began'),
      over: (about) => heard('over')(about) || endReason(about.known.words) !== undefined,
      sound_gone: heard('sound_gone'),
      sound_back: heard('sound_back'),
      picture_gone: heard('picture_gone'),
      picture_back: heard('picture_back'),
    },
    saysAgora: hears,
    reason: hears,
    gap: ({ known, news }, _, __, ms) =>
      [...known.words, ...news.flatMap((one) => ('word' in one && one.word ? [one.word] : []))].some(
        ({ event, code }) => event === 42 && code === ms,
      ),
    uploaded: { bucket: isUploaded(31), backup: isUploaded(32) },
    uploading: ({ known }, share) =>
      known.words.some(({ event, code = 0 }) => event === 33 && code >= 10_000 * share),
    silentFor: (about, what) => told(about, 'reason', ({ word }) => streamOf(word) === what && isGone(word)),
    streamBack: (about, what) =>
      told(about, 'reason', ({ word }) => streamOf(word) === what && !isGone(word)),
    silent: ({ known }, what) => silences(known.words).some((one) => one.what === what),
  },
  ending: {
    gaps: ({ known }, count, ms) => known.gaps.length === count && sum(known.gaps) === ms,
    blanks: ({ known }, count, ms) => known.blanks.length === count && sum(known.blanks) === ms,
    failovers: ({ known }, count, sure) =>
      known.moves.length === count && sure === known.moves.every(({ sign }) => sign === 'file'),
    uptime: ({ known }, _, share, ms) => known.pushes.length > 0 && share >= 0 && share <= 1 && ms > 0,
    moreUptimes: ({ known }, count) => known.pushes.length > count,
    atLeast: ({ known }) => (known.stagesLeftOut ?? 0) > 0,
    picture: { alt: ({ known }) => known.seenAt !== undefined },
    history: {
      heading: NO_CLAIM,
      page: NO_CLAIM,
      seenBy: NO_CLAIM,
      stage: ({ known }, _, __, ms = 0) => known.life.length > 0 && ms >= 0,
      gap: ({ known }, ms) => known.gaps.some(({ from, to }) => to - from === ms),
      blank: ({ known }, ms) => known.blanks.some(({ from, to }) => to - from === ms),
      file: ({ known }) => known.files.length > 0,
      push: ({ known }, _, status) => known.pushes.some((one) => one.status === status),
      failover: movedBy,
      stopAsked: ({ known }) => known.recording.stopRequestedAt !== undefined,
      vouched: ({ known }) => known.vouched !== undefined,
      word: ({ known }, event, says) =>
        known.words.some((word) => word.event === event && saysOf(word) === says),
      leftOut: ({ known }, count) => known.stagesLeftOut === count,
      registeredBy: ({ known }) => known.recording.registeredBy !== undefined,
    },
  },
  files: {
    heading: ({ known }, _, count) => known.files.length === count,
    none: ({ known }) => known.files.length === 0,
    row: ({ known }, { track, fragment }) =>
      known.files.some((file) => file.track === track && (file.playable === false) === fragment),
    range: ({ known }, first, last, count) => first <= last && last <= count && known.files.length === count,
    announced: ({ known }) => known.files.length > 0,
    unseen: (about) => hears(about),
  },
  digest: {
    happened: {
      started: happened('started'),
      phase: happened('phase'),
      paused: happened('paused'),
      resumed: happened('resumed'),
      file: happened('file'),
      stopping: happened('stopping'),
      recovered: happened('recovered'),
      stuck_ready: standsOr('stuck_ready', ({ stuckTold }) => stuckTold),
      rtmp_down: standsOr('rtmp_down', ({ pushes }) =>
        pushes.some(({ status }) => status === 'disconnected'),
      ),
      rtmp_up: standsOr('rtmp_up', ({ pushes }) => pushes.some(({ status }) => status === 'publishing')),
      failover: (about) => told(about, 'failover', ({ sign }) => sign === 'file'),
      expiring: standsOr('expiring', ({ expiryTold }) => expiryTold),
      blind: standsOr('blind', ({ blind }) => blind?.told === true),
      sighted: happened('sighted'),
      left_running: standsOr('left_running', ({ overruns }) => overruns.length > 0),
      paused_long: standsOr('paused_long', ({ longPause }) => longPause !== undefined),
      limit_ahead: happened('limit_ahead'),
      reason: hears,
    },
    perhapsMoved: (about) => told(about, 'failover', ({ sign }) => sign !== 'file'),
    uploaded: { bucket: isUploaded(31), backup: isUploaded(32) },
    newFiles: ({ known, news }, count) =>
      known.files.length >= count || news.some((one) => one.kind === 'file' && one.files.length === count),
    notTold: NO_CLAIM,
    soFar: NO_CLAIM,
    missed: {
      nowAndBefore: ({ known }) => known.life.length > 1,
      thereAndBack: ({ known }, _, changes) => known.life.length >= changes,
      notFoundFor: ({ known }, gaps) => known.gaps.length >= gaps,
    },
  },
  answer: {
    fresh: {
      asked: ({ known }) => known.lookedAt !== undefined,
      final: ({ known }) => known.final,
      unanswered: ({ known }) => known.blind !== undefined,
    },
  },
};
