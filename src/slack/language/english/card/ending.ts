import type { ServerMove } from '../../../../recording/known.ts';
import type { Output } from '../../../../recording/observation.ts';
import type { Shown } from '../../../text.ts';
import type { WordSays } from '../../facts.ts';
import { counted, duration, number } from '../measures.ts';
import { REPORT } from '../terms.ts';
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
  /** @param sure each left files that only a move leaves */
  failovers: (count: number, sure: boolean) => {
    const moved = sure ? 'moved to another server' : 'probably moved to another server';
    return count === 1
      ? `${moved} once: to play it all, keep the files of both`
      : `${moved} ${number(count)} times: to play it all, keep the files of all`;
  },
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
    axis: 'h:min elapsed',
    axisSeconds: 'h:min:s elapsed',
    /** Words for people who cannot see it. @param facts in the same words as on the card, without formatting */
    alt: (name: string, ms: number, facts: readonly string[]) =>
      `Timeline of ${name} over ${duration(ms)}: ${facts.join(', ')}. Phases, files and gaps by elapsed time; History lists the same.`,
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
    toldHere: 'Told in this channel',
    /** One message. @param news pieces of news in it; 0 for the card */
    told: (news: number, how: 'told' | 'found' | 'repeated', attempts: number) =>
      `${news === 0 ? 'the card' : counted(news, 'piece of news', 'pieces of news')}${
        {
          told: attempts === 0 ? '' : `, after ${counted(attempts, 'attempt')} that failed`,
          found: '; the answer of Slack was lost, and I found the message',
          repeated: '; possibly for the second time, and the message says so',
        }[how]
      }`,
    page: (first: number, last: number, total: number) =>
      `${number(first)} to ${number(last)} of ${number(total)}`,
    leftOut: (count: number) =>
      `${counted(count, 'stage')} of this very long life ${count === 1 ? 'was' : 'were'} not kept.`,
    /** @param key name of its key; absent where it used a plain token */
    registeredBy: (key: Shown | undefined) =>
      key === undefined
        ? 'Registered by your backend with an API token.'
        : `Registered by your backend with the key ${key}.`,
    /** Advice in the history of an end that nobody saw or explained. */
    knowable: `To know how recordings end: ${REPORT.charAt(0).toLowerCase()}${REPORT.slice(1)}`,
    /** Times are those of looks, not of what they saw. */
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
      check: 'Your admin has to add it and install the Slack app again.',
    },
    failed: {
      fact: 'Slack has not confirmed the file, so it may not have come. Nothing is lost.',
      check: 'If it is not in your direct messages with me, try again in a minute.',
    },
  },
};
