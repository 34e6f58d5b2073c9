import type { ServerMove } from '../../../../recording/known.ts';
import type { Output } from '../../../../recording/observation.ts';
import type { Shown } from '../../../text.ts';
import type { WordSays } from '../../facts.ts';
import { counted, duration, number } from '../measures.ts';
import { englishWords } from './words.ts';

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: 'Files beginning with `bak` appeared: Agora moved it to another server',
  restart: 'Agora began it anew, probably on another server',
  uid: 'Another recorder answered: Agora probably moved it to another server',
};

/** The summary that a card becomes, the picture below it, and the history behind it. */
export const englishEnding = {
  gaps: (count: number, ms: number) =>
    `not found for ${duration(ms)}${count === 1 ? '' : ` in ${counted(count, 'gap')}`}`,
  /** Times in which no look brought an answer. */
  blanks: (count: number, ms: number) =>
    `I could not see it for ${duration(ms)}${count === 1 ? '' : ` (${number(count)} times)`}`,
  failovers: (count: number) =>
    count === 1
      ? 'moved to another server once: players need the files of both'
      : `moved to another server ${number(count)} times: players need the files of all`,
  /** @param share of the time in which it tried, from 0 to 1 */
  uptime: (url: Shown, share: number, ms: number, drops: number) =>
    `Push to ${url}: up ${percent.format(share)} of ${duration(ms)}${drops === 0 ? '' : `, ${counted(drops, 'drop')}`}`,
  moreUptimes: (count: number) => `and ${counted(count, 'more push', 'more pushes')}`,
  /** The figures of a very long life leave out its middle. */
  atLeast: 'Of so long a life only the beginning and the end were kept: there were at least so many.',
  picture: {
    gap: 'not found',
    blank: 'not seen',
    end: 'end',
    failover: 'failover',
    pushUp: 'push up',
    pushDown: 'push down',
    pushElse: 'push waiting',
    files: (count: number) => counted(count, 'file'),
    /** For who cannot see it. @param facts in the same words as on the card, without formatting */
    alt: (name: string, from: string, to: string, facts: readonly string[]) =>
      `Timeline of ${name} from ${from} to ${to}: ${facts.join(', ')}. Phases, files and gaps on a time axis; History lists the same.`,
  },
  history: {
    heading: (name: Shown, total: number) => `*${name}* — ${counted(total, 'entry', 'entries')}`,
    stage: (phase: string, face: string, ms: number | undefined) =>
      `${face} ${phase}${ms === undefined ? '' : ` for ${duration(ms)}`}`,
    gap: (ms: number) => `Not found for ${duration(ms)}, though it lived on`,
    blank: (ms: number) => `I could not see it for ${duration(ms)}`,
    file: (name: Shown) => `File announced: ${name}`,
    push: (url: Shown, status: Output['status'], word: string) =>
      status === 'publishing' ? `Push to ${url} is publishing` : `Push to ${url}: ${word}`,
    failover: (sign: ServerMove['sign']) => MOVED[sign],
    stopAsked: 'Your backend asked for a stop',
    vouched: (by: Shown) => `Stopped on purpose, says ${by}`,
    /** Agora's own word. */
    word: (event: number, says: WordSays | undefined) =>
      says === undefined ? `Agora’s notice ${number(event)}` : `Agora’s notice: ${englishWords.says[says]}`,
    page: (first: number, last: number, total: number) =>
      `${number(first)} to ${number(last)} of ${number(total)}`,
    leftOut: (count: number) =>
      `${counted(count, 'stage')} of this very long life ${count === 1 ? 'was' : 'were'} not kept.`,
    /** That times are those of looks, not of what they saw. */
    seenBy: 'Times are those of the looks that first saw it; it happened at most one look earlier.',
  },
  export: {
    /** Placeholder of the menu. */
    menu: 'Export',
    /** In the presser's direct messages, with the file. */
    comment: (name: Shown, state: string) =>
      `The timeline of *${name}* (${state}), as you asked. All times are in UTC.`,
    sent: (name: Shown, format: string) =>
      `I sent you the timeline of *${name}* as ${format}, in your direct messages with me; nobody else sees it.`,
    noScope: {
      fact: 'I may not send files in this workspace: the permission `files:write` is missing.',
      check: 'Whoever manages the Slack app has to add it and install the app again.',
    },
    failed: {
      fact: 'Slack did not take the file. Nothing is lost.',
      check: 'Try again in a minute.',
    },
  },
};
