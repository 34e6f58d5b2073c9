import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVolatile } from '../../src/recording/pacing/cadence.ts';
import { isFinished } from '../../src/recording/phase.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { summary } from '../../src/recording/summing/summary.ts';
import { timeline } from '../../src/recording/summing/timeline.ts';
import { answers, gap, live, type Step, withoutEvidence } from './anything.ts';
import { REGISTERED } from './clock.ts';
import { judged, nextLookOf } from './watched.ts';

const RUNS = { numRuns: 150 };

const ofLives = (claim: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(answers, (one) => claim(live(one))),
    RUNS,
  );

const ofLooks = (claim: (step: Step) => void): void => ofLives((steps) => steps.forEach(claim));

describe('whatever Agora answers, and whenever', () => {
  test('the same answer at the same moment is no news', () => {
    ofLooks(({ next, seen, now }) => {
      if (seen.kind === 'rejected' || seen.kind === 'no_route') return;
      expect(judged(next, seen, now).news).toEqual([]);
    });
  });

  test('the same snapshot later is no news but what time alone makes of it', () => {
    const OF_TIME = ['stuck_ready', 'expiring', 'not_started', 'expired', 'paused_long', 'left_running'];
    ofLooks(({ next, seen, now }) => {
      if (seen.kind !== 'snapshot') return;
      const kinds = judged(next, seen, now + 40_000).news.map(({ kind }) => kind);
      expect(kinds.filter((kind) => !OF_TIME.includes(kind))).toEqual([]);
    });
  });

  test('an answer that is evidence dates the look that brought it', () => {
    ofLooks(({ before, seen, now, next }) => {
      const isEvidence = ['snapshot', 'exiting', 'not_found'].includes(seen.kind);
      if (isEvidence && !before.final) expect(next.lookedAt).toBe(now);
    });
  });

  test('no file is announced twice', () => {
    ofLives((steps) => {
      const names = steps
        .flatMap(({ news }) => news)
        .flatMap((news) => (news.kind === 'file' ? news.files.map(({ name }) => name) : []));
      expect(names).toEqual([...new Set(names)]);
    });
  });

  test('a start, an end and a refusal are told once', () => {
    ofLives((steps) => {
      const kinds = steps.flatMap(({ news }) => news.map(({ kind }) => kind));
      const times = (...some: readonly string[]) => kinds.filter((kind) => some.includes(kind)).length;
      expect(times('started')).toBeLessThanOrEqual(1);
      expect(times('failed', 'expired', 'refused')).toBeLessThanOrEqual(1);
      expect(times('ended')).toBeLessThanOrEqual(1 + times('recovered'));
    });
  });

  test('what is final is finished, stays exactly as it is and is silent for ever', () => {
    ofLooks(({ before, next, news }) => {
      if (next.final) expect(isFinished(next.phase)).toBe(true);
      if (!before.final) return;
      expect(next).toBe(before);
      expect(news).toEqual([]);
    });
  });

  test('nothing is lost or gone before patience has passed since the first not-found of the run', () => {
    ofLives((steps) => {
      let missingSince: Instant | undefined;
      for (const { seen, now, news } of steps) {
        if (seen.kind === 'snapshot' || seen.kind === 'exiting') missingSince = undefined;
        if (seen.kind === 'not_found') missingSince ??= now;
        if (news.some(({ kind }) => ['ended', 'lost'].includes(kind)) && seen.kind === 'not_found')
          expect(now - (missingSince ?? now)).toBeGreaterThan(DEFAULT_POLICY.patienceMs);
      }
    });
  });

  test('nothing is said not to have started before its deadline, nor after it was seen live', () => {
    ofLives((steps) => {
      let seenLive = false;
      for (const { seen, now, news } of steps) {
        if (seen.kind === 'snapshot' && (seen.status === 4 || seen.status === 5)) seenLive = true;
        if (!news.some(({ kind }) => kind === 'not_started')) continue;
        expect(seenLive).toBe(false);
        expect(now - REGISTERED).toBeGreaterThanOrEqual(DEFAULT_POLICY.startDeadlineMs);
      }
    });
  });

  test('5xx, 206, 429, 401 and the network never change a phase, unless it expires unseen', () => {
    const claim = fc.property(answers, withoutEvidence, gap, (one, blind, wait) => {
      for (const { next, now } of live(one)) {
        const then = now + wait;
        const after = judged(next, blind, then).next;
        const unseenMs = next.blind === undefined ? 0 : then - next.blind.since;
        if (unseenMs >= 600_000 && then >= next.recording.expiresAt) {
          expect([after.phase, after.final]).toEqual(['expired', true]);
          continue;
        }
        expect(after.phase).toBe(next.phase);
        expect(after.suspect).toEqual(next.suspect);
        expect(after.final).toBe(next.final);
      }
    });
    fc.assert(claim, RUNS);
  });

  test('what is known survives being stored', () => {
    ofLooks(({ next }) => expect(JSON.parse(JSON.stringify(next))).toStrictEqual(next));
  });

  test('there is a next look, in the future, exactly until it is final', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const claim = fc.property(answers, share, (one, jitter) => {
      for (const { next, now } of live(one)) {
        const due = nextLookOf(next, now, jitter);
        expect(due === undefined).toBe(next.final);
        if (due !== undefined) expect(due).toBeGreaterThan(now);
      }
    });
    fc.assert(claim, RUNS);
  });

  test('what goes ahead of others is asked again within a minute, and nothing that is over goes ahead', () => {
    ofLooks(({ next, now }) => {
      if (!isVolatile(next, now)) return;
      expect(next.final).toBe(false);
      expect((nextLookOf(next, now) ?? Number.POSITIVE_INFINITY) - now).toBeLessThanOrEqual(60_000);
    });
  });

  test('the version is left to the commit, and the recording to the registration', () => {
    ofLooks(({ before, next }) => {
      expect(next.version).toBe(0);
      expect(next.recording).toBe(before.recording);
    });
  });

  test('the life line ends in the phase, which began when it says', () => {
    ofLooks(({ next: { life, phase, since, how } }) => {
      expect(life.at(-1)).toEqual({ phase, at: since, ...(how === undefined ? {} : { how }) });
    });
  });

  test('a summary counts no time twice and none that has not passed', () => {
    ofLooks(({ next, now }) => {
      const { span, pausedMs, uptimes } = summary(next);
      if (!span) return expect([pausedMs, uptimes]).toEqual([0, []]);
      expect(span.from).toBeLessThanOrEqual(span.to);
      expect(span.to).toBeLessThanOrEqual(now);
      expect(pausedMs).toBeLessThanOrEqual(now - REGISTERED);
      for (const { upMs, triedMs } of uptimes) {
        expect(upMs).toBeLessThanOrEqual(triedMs);
        expect(triedMs).toBeLessThanOrEqual(now - REGISTERED);
      }
    });
  });

  test('a summary says why exactly of what is over or has not begun', () => {
    ofLooks(({ next }) => {
      const over = isFinished(next.phase) || next.phase === 'not_started';
      expect(summary(next).why !== undefined).toBe(over);
    });
  });

  test('a timeline is in the order of time and holds every stage, gap, blank, file and push once', () => {
    ofLooks(({ next }) => {
      const all = timeline(next);
      const times = all.map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      const { life, gaps, blanks, files, pushes } = next;
      for (const [kind, held] of Object.entries({
        stage: life,
        gap: gaps,
        blank: blanks,
        file: files,
        push: pushes,
      }))
        expect(all.filter((one) => one.kind === kind).length, kind).toBe(held.length);
    });
  });

  test('a stretch of time that is told begins before it ends, and ends no later than now', () => {
    ofLooks(({ news, now }) => {
      for (const one of news) {
        if (!('between' in one)) continue;
        expect(one.between.after).toBeLessThanOrEqual(one.between.before);
        expect(one.between.before).toBeLessThanOrEqual(now);
      }
    });
  });

  test('what is over carries no doubt', () => {
    ofLooks(({ next }) => {
      if (next.final) expect(next.suspect).toBeUndefined();
    });
  });
});
