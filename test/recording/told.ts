import type { Verdict } from '../../src/recording/ending/ending.ts';
import { cannotSee } from '../../src/recording/judging/blindness.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Bounds } from '../../src/recording/recording.ts';
import { since } from './clock.ts';

/** The conclusion, with every flag that is up: `[recording, suspect]`. */
export function stateOf(known: Known): string {
  const { suspect, blind, rejections, afterLooks, final } = known;
  const flags = [
    suspect && `suspect${suspect.restarts > 0 ? ` again ${suspect.restarts}` : ''}`,
    suspect?.shown && 'shown',
    blind && (cannotSee(known) ? 'cannot see' : 'blind'),
    rejections > 0 && `rejected ${rejections}`,
    afterLooks > 0 && `after-look ${afterLooks}`,
    final && 'final',
  ];
  return `[${[known.how === undefined ? known.phase : `${known.phase} ${known.how}`, ...flags.filter((flag) => typeof flag === 'string')].join(', ')}]`;
}

const between = ({ after, before, orEarlier }: Bounds): string =>
  `between ${since(after)} and ${since(before)}${orEarlier ? ', or earlier' : ''}`;

const counted = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

const instead = (was: Verdict | undefined): string =>
  was === undefined
    ? ''
    : `, instead of ${was.phase} (${was.how})${was.without ? ` without a file (${was.without})` : ''}`;

/** One piece of news with all its facts, in words. */
export function factsOf(news: News): string {
  switch (news.kind) {
    case 'phase':
      return `phase ${news.from} → ${news.to}${news.status === undefined ? '' : ` (status ${news.status})`}`;
    case 'started':
      return `started ${between(news.between)}${news.late ? ', late' : ''}${instead(news.was)}`;
    case 'paused':
    case 'stopping':
      return `${news.kind} ${between(news.between)}`;
    case 'resumed':
      return `resumed, paused since ${since(news.pausedSince)}`;
    case 'file':
      return `file ${namesOf(news.files.map(({ name }) => name))}`;
    case 'ended': {
      const { without, planned, limitHours, by, neverSeen } = news;
      const facts = [
        counted(news.files),
        without && `without a file (${without})`,
        planned !== undefined && `planned for ${since(planned)}`,
        limitHours !== undefined && `limit ${limitHours} h`,
        by && `says ${by}`,
        neverSeen && 'never seen',
      ];
      return `ended (${news.how}) ${between(news.between)}, ${facts.filter(Boolean).join(', ')}${instead(news.was)}`;
    }
    case 'failed': {
      const word = news.word === undefined ? '' : `, event ${news.word.event} code ${news.word.code}`;
      return `failed (${news.how}) ${between(news.between)}, ${counted(news.files)}${word}${instead(news.was)}`;
    }
    case 'lost': {
      const uploaded = `${news.uploaded ? '' : ', nothing uploaded'}${news.notToEnd ? ', was not to end' : ''}`;
      return `lost (${news.how}) ${between(news.between)}, missing since ${since(news.missingSince)}, last ${news.lastPhase}${uploaded}${instead(news.was)}`;
    }
    case 'recovered':
      return `recovered from ${news.from}, gap ${since(news.gap.after)} to ${since(news.gap.before)}, now ${news.phase}${instead(news.was)}`;
    case 'not_started': {
      const status = news.status === undefined ? '' : `, status ${news.status}`;
      return `not_started (${news.how}) ${between(news.between)}${status}, asking until ${since(news.askingUntil)}`;
    }
    case 'left_running': {
      const past = news.planned === undefined ? `${news.hours} h` : since(news.planned);
      return `left_running since ${since(news.since)}, past its ${news.past} of ${past}`;
    }
    case 'paused_long':
      return `paused_long since ${since(news.since)}`;
    case 'limit_ahead':
      return `limit_ahead at ${since(news.at)}, ${news.hours} h`;
    case 'stuck_ready':
      return `stuck_ready since ${since(news.since)}`;
    case 'rtmp_down':
    case 'rtmp_up':
      return `${news.kind} ${news.urls.join(' ')}`;
    case 'failover':
      return `failover ${news.nth} (${news.sign})`;
    case 'expiring':
      return `expiring at ${since(news.at)}`;
    case 'expired':
      return `expired at ${since(news.at)}, last ${news.lastPhase}`;
    case 'refused':
      return `refused, check ${[news.check, news.code, news.reason].filter((one) => one !== undefined).join(' ')}`;
    case 'blind':
      return `blind since ${since(news.since)} (${news.cause})`;
    case 'reason': {
      const { event, at, code, level } = news.word;
      return `reason at ${since(at)}, event ${event} code ${code}${level === undefined ? '' : ` level ${level}`}`;
    }
    case 'uploaded':
      return `uploaded to the ${news.where} at ${since(news.at)}`;
    case 'sighted':
      return `sighted, blind since ${since(news.since)}`;
  }
}

const namesOf = (names: readonly string[]): string =>
  names.length > 4 ? `${names[0]} … ${names.at(-1)} (${names.length})` : names.join(' ');
