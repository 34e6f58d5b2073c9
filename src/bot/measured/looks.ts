import type { Agora } from '../../ports/agora.ts';
import type { Recordings } from '../../ports/knowing.ts';
import type { Budget, Schedule, Sights } from '../../ports/polling.ts';
import type { Clock } from '../../ports/process.ts';
import { blindCause, type SightNews } from '../../recording/judging/sight.ts';
import type { News } from '../../recording/news.ts';
import type { Observation } from '../../recording/observation.ts';
import type { Recording } from '../../recording/recording.ts';
import { evidenceReplaced } from '../../recording/summing/shows.ts';
import type { Meters } from '../../web/metrics/metrics.ts';
import type { Labels } from '../../web/metrics/table.ts';

/** Ports of polling that count and time what passes through them. They change nothing. */
export interface MeasuredLooks {
  agora(agora: Agora): Agora;
  schedule(schedule: Schedule): Schedule;
  budget(budget: Budget): Budget;
  recordings(recordings: Recordings): Recordings;
  sights(sights: Sights): Sights;
}

export function measuredLooks(meters: Meters, now: Clock): MeasuredLooks {
  /** Lateness of planned looks in milliseconds, from their beginning until their answer. A person's look has none. */
  const late = new WeakMap<Recording, number>();
  const countNews = (news: readonly (News | SightNews)[]): void => {
    for (const one of news) meters.count('recbot_news_total', labelsOf(one));
  };

  return {
    agora: (agora) => ({
      async look(recording, again, signal) {
        const { app } = recording;
        meters.count('recbot_agora_requests_total', { app });
        const paidAgain = async (waitMs: number): Promise<boolean> => {
          const granted = await again(waitMs);
          if (granted) meters.count('recbot_agora_requests_total', { app });
          return granted;
        };
        const began = performance.now();
        const seen = await agora.look(recording, paidAgain, signal);
        const lateMs = late.get(recording);
        const by = lateMs === undefined ? 'person' : 'timetable';
        const labels = { app, answer: classOf(seen) };
        meters.count('recbot_looks_total', { ...labels, by });
        meters.observe('recbot_look_duration_seconds', labels, (performance.now() - began) / 1_000);
        if (lateMs !== undefined) meters.observe('recbot_look_lateness_seconds', labels, lateMs / 1_000);
        return seen;
      },
    }),

    schedule: (schedule) => ({
      ...schedule,
      async begin(claim, signal) {
        const begun = await schedule.begin(claim, signal);
        if (begun) late.set(begun.known.recording, begun.lateMs);
        return begun;
      },
      async commit(claim, known, next, news, show, nextLook) {
        const outcome = await schedule.commit(claim, known, next, news, show, nextLook);
        if (outcome === 'fenced') return outcome;
        const replaced = evidenceReplaced(known, next);
        if (replaced !== undefined) {
          const ageS = Math.max(0, now() - replaced) / 1_000;
          meters.observe('recbot_staleness_seconds', { phase: known.phase }, ageS);
        }
        countNews(news);
        return outcome;
      },
    }),

    recordings: (recordings) => ({
      ...recordings,
      async amend(before, next, news, at) {
        const outcome = await recordings.amend(before, next, news, at);
        if (outcome !== 'moved') countNews(news);
        return outcome;
      },
    }),

    sights: (sights) => ({
      ...sights,
      async put(app, known, next, news) {
        const outcome = await sights.put(app, known, next, news);
        if (outcome === 'committed' && news) countNews([news]);
        return outcome;
      },
    }),

    budget: (budget) => ({
      ...budget,
      async reserve(app, patienceMs) {
        const delay = await budget.reserve(app, patienceMs);
        if (delay) meters.count('recbot_budget_refusals_total', { app, by: 'person' });
        return delay;
      },
      async again(app, waitMs, signal) {
        const granted = await budget.again(app, waitMs, signal);
        if (!granted) meters.count('recbot_budget_refusals_total', { app, by: 'try' });
        return granted;
      },
    }),
  };
}

/** A rejected App ID makes everything of its app invisible; other rejections concern one recording. */
const classOf = (seen: Observation): Labels<'recbot_looks_total'>['answer'] =>
  blindCause(seen) === 'app_id' ? 'app_rejected' : seen.kind;

const labelsOf = (news: News | SightNews): Labels<'recbot_news_total'> => ({
  kind: news.kind,
  how: 'how' in news ? news.how : '',
});
