import { cannotSee } from '../../src/recording/blindness.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Bounds } from '../../src/recording/recording.ts';
import { since } from './clock.ts';

/** What is concluded, with every flag that is up: `[recording, suspect]`. */
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
  return `[${[known.phase, ...flags.filter((flag) => typeof flag === 'string')].join(', ')}]`;
}

const between = ({ after, before, orEarlier }: Bounds): string =>
  `between ${since(after)} and ${since(before)}${orEarlier ? ', or earlier' : ''}`;

const counted = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

/** One piece of news with all its facts, in words. */
export function factsOf(news: News): string {
  switch (news.kind) {
    case 'phase':
      return `phase ${news.from} → ${news.to}${news.status === undefined ? '' : ` (status ${news.status})`}`;
    case 'started':
      return `started ${between(news.between)}${news.late ? ', late' : ''}`;
    case 'paused':
    case 'stopping':
      return `${news.kind} ${between(news.between)}`;
    case 'resumed':
      return `resumed, paused since ${since(news.pausedSince)}`;
    case 'file':
      return `file ${namesOf(news.files.map(({ name }) => name))}`;
    case 'ended':
      return `ended (${news.how}) ${between(news.between)}, ${counted(news.files)}`;
    case 'failed':
      return `failed ${between(news.between)}, ${counted(news.files)}`;
    case 'lost': {
      const uploaded = news.uploaded ? '' : ', nothing uploaded';
      return `lost ${between(news.between)}, missing since ${since(news.missingSince)}, last ${news.lastPhase}${uploaded}`;
    }
    case 'recovered':
      return `recovered from ${news.from}, gap ${since(news.gap.after)} to ${since(news.gap.before)}, now ${news.phase}`;
    case 'not_started': {
      const status = news.status === undefined ? '' : `, status ${news.status}`;
      return `not_started ${between(news.between)}${status}, asking until ${since(news.askingUntil)}`;
    }
    case 'stuck_ready':
      return `stuck_ready since ${since(news.since)}`;
    case 'rtmp_down':
    case 'rtmp_up':
      return `${news.kind} ${news.urls.join(' ')}`;
    case 'failover':
      return `failover (${news.sign})`;
    case 'expiring':
      return `expiring at ${since(news.at)}`;
    case 'expired':
      return `expired at ${since(news.at)}, last ${news.lastPhase}`;
    case 'refused':
      return `refused, check ${[news.check, news.code, news.reason].filter((one) => one !== undefined).join(' ')}`;
    case 'blind':
      return `blind since ${since(news.since)} (${news.cause})`;
    case 'sighted':
      return `sighted, blind since ${since(news.since)}`;
  }
}

const namesOf = (names: readonly string[]): string =>
  names.length > 4 ? `${names[0]} … ${names.at(-1)} (${names.length})` : names.join(' ');
