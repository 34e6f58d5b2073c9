import { heard } from '../../src/recording/ending/late.ts';
import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import type { Word } from '../../src/recording/ending/words.ts';
import { takenBack } from '../../src/recording/news.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { gravityOf } from '../../src/recording/watching/gravity.ts';
import { createRandom, type Random } from '../random.ts';
import {
  alarmsByPeers,
  answers,
  badNews,
  type Followed,
  follow,
  lostByOldRule,
  type Said,
  stopReport,
} from './course.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** Milliseconds around an end in which its words come; if we were deaf then, one may be missing. */
const AROUND_MS = 2 * MINUTE;

/** One life whose end is promised to be reported: by its app, or by Agora's notices about it. */
interface Case {
  readonly vanished: boolean;
  /** Our inlet was up around the end, and the promise had reached it. */
  readonly couldHear: boolean;
  /** When the words of the end arrived; none where all were lost. */
  readonly words: readonly Instant[];
  readonly followed: Followed;
}

export interface Losses {
  readonly vanished: number;
  readonly vanishedToldBad: number;
  readonly ordinary: number;
  readonly ordinaryToldBad: number;
  /** Every word was lost, or came after the verdict, while we could hear. */
  readonly wordless: number;
  /** Told as bad, and not taken back within a minute of a late word. */
  readonly notTakenBack: number;
  /** Called lost by the previous rule. */
  readonly byOldRule: { readonly vanished: number; readonly ordinary: number };
  /** Called down by each simpler monitor, in the order of `PEERS`. */
  readonly alarmsByPeers: { readonly vanished: readonly number[]; readonly ordinary: readonly number[] };
}

/** A word may be lost or late, and may come twice. */
function arrivals(random: Random, at: Instant): readonly Instant[] {
  if (random.chance(0.05)) return [];
  const arrives =
    at + (random.chance(0.15) ? random.skewed(10 * SECOND, 20 * MINUTE) : random.between(0, 3 * SECOND));
  return random.chance(0.1) ? [arrives, arrives + random.between(0, 60 * SECOND)] : [arrives];
}

/** A notice of Agora that arrives at a moment. */
const notice = (at: Instant, word: Word): Said => ({ at, say: (known, now) => heard(known, [word], now) });

function draw(seed: number): Case {
  const random = createRandom(seed);
  const endAt = random.skewed(3 * MINUTE, 60 * MINUTE);
  const vanished = random.chance(0.2);
  const downFrom = endAt + random.between(-4 * MINUTE, 4 * MINUTE);
  const deaf = random.chance(0.2)
    ? [{ from: downFrom, to: downFrom + random.between(MINUTE, 5 * MINUTE) }]
    : [];
  const isUp = (at: Instant): boolean => !deaf.some(({ from, to }) => at >= from && at <= to);
  const reports = vanished ? [] : arrivals(random, endAt).filter(isUp);
  const notices = vanished ? [] : arrivals(random, endAt + SECOND).filter(isUp);
  const said: Said[] = [
    ...reports.map((at) => stopReport(at, endAt)),
    ...notices.map((at) => notice(at, { event: 41, code: 18, at: endAt })),
  ];
  // An app whose backend promises nothing: Agora's word of the start, and any later notice, stand for the promise.
  const began = random.chance(0.5) ? arrivals(random, 5 * SECOND).filter(isUp) : undefined;
  const beginnings = (began ?? []).map((at) => notice(at, { event: 40, at: 5 * SECOND }));
  const promise: Partial<Reporting> = began
    ? { noticeAt: endAt, endsHeard: true }
    : { promised: true, kept: true };
  const visible = vanished ? 0 : random.between(0, 4 * SECOND);
  const followed = follow(
    {
      answer: answers([5 * SECOND, 4], [15 * SECOND, 5], ...(visible ? ([[endAt, 6]] as const) : []), [
        endAt + visible,
        'absent',
      ]),
      said: [...said, ...beginnings],
      reporting: { ...NOTHING_PROMISED, ...promise, deaf },
      until: endAt + 90 * MINUTE,
    },
    random,
  );
  // Looks are half a minute apart, so the end is known no better than this.
  const from = endAt - AROUND_MS - 30 * SECOND;
  const to = endAt + AROUND_MS + 30 * SECOND;
  const isDeaf = deaf.some((one) => one.from <= to && one.to >= from);
  const verdictAt = followed.known.gone?.at ?? 0;
  const couldHear = !isDeaf && (began === undefined || began.some((at) => at <= verdictAt));
  return { vanished, couldHear, words: said.map(({ at }) => at).sort((one, other) => one - other), followed };
}

/** The bad verdict, and the moment at which it was taken back. */
function badThenBack({ told }: Followed): { readonly bad?: Instant; readonly back?: Instant } {
  const bad = told.find(({ news }) => gravityOf(news) === 'bad')?.at;
  const back = told.find(
    ({ news, at }) => bad !== undefined && at >= bad && takenBack(news)?.phase === 'lost',
  )?.at;
  return { ...(bad === undefined ? {} : { bad }), ...(back === undefined ? {} : { back }) };
}

function isTakenBackInTime({ words, followed }: Case): boolean {
  const { bad, back } = badThenBack(followed);
  const late = words.find((at) => bad !== undefined && at > bad);
  return late === undefined || (back !== undefined && back - late <= MINUTE);
}

const ofCase = ({ followed }: Case): Followed => followed;

export function losses(lives: number): Losses {
  const cases = Array.from({ length: lives }, (_, n) => draw(n + 1));
  const isBad = ({ followed }: Case): boolean => badNews(followed).length > 0;
  const heardAll = cases.filter(({ couldHear }) => couldHear);
  const vanished = heardAll.filter((one) => one.vanished);
  const ordinary = cases.filter((one) => !one.vanished);
  const wordless = ordinary.filter(({ couldHear, words, followed }) => {
    const verdictAt = followed.known.gone?.at;
    return couldHear && verdictAt !== undefined && !words.some((at) => at <= verdictAt);
  });
  const followed = { vanished: vanished.map(ofCase), ordinary: ordinary.map(ofCase) };
  return {
    vanished: vanished.length,
    vanishedToldBad: vanished.filter(isBad).length,
    ordinary: ordinary.length,
    ordinaryToldBad: ordinary.filter(isBad).length,
    wordless: wordless.length,
    byOldRule: {
      vanished: followed.vanished.filter(lostByOldRule).length,
      ordinary: followed.ordinary.filter(lostByOldRule).length,
    },
    alarmsByPeers: {
      vanished: alarmsByPeers(followed.vanished),
      ordinary: alarmsByPeers(followed.ordinary),
    },
    notTakenBack: ordinary.filter((one) => isBad(one) && !isTakenBackInTime(one)).length,
  };
}

const EVENTS = [1, 11, 12, 31, 32, 40, 41, 70, 71] as const;

/** Recordings that go on while notices of all kinds come in: no notice may change a phase by itself. */
export function phasesChangedByNotices(lives: number): number {
  let changed = 0;
  for (let seed = 1; seed <= lives; seed += 1) {
    const random = createRandom(seed);
    const goneAt = random.chance(0.5) ? random.between(2, 9) * MINUTE : 10 * MINUTE;
    const said: Said[] = Array.from({ length: random.between(1, 6) }, () => ({
      at: random.between(0, 10 * MINUTE),
      say: (known: Parameters<Said['say']>[0], now: Instant) => {
        const word = {
          event: random.pick(EVENTS),
          at: now,
          code: random.between(0, 20),
          level: random.between(1, 6),
        };
        const judged = heard(known, [word], now);
        if (known.gone === undefined && judged.next.phase !== known.phase) changed += 1;
        return judged;
      },
    }));
    follow(
      { answer: answers([5 * SECOND, 4], [15 * SECOND, 5], [goneAt, 'absent']), said, until: 15 * MINUTE },
      random,
    );
  }
  return changed;
}
