import type { ServerMove } from '../../../recording/known.ts';
import type { EndingSentences } from '../ending-sentences.ts';
import { counted, duration, number } from './measures.ts';
import { englishWords } from './words.ts';

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: 'Files beginning with `bak` appeared: Agora moved it to another server',
  restart: 'Agora began it anew, probably on another server',
  uid: 'Another recorder answered: Agora probably moved it to another server',
};

export const englishEnding: EndingSentences = {
  gaps: (count, ms) => `not found for ${duration(ms)}${count === 1 ? '' : ` in ${counted(count, 'gap')}`}`,
  blanks: (count, ms) =>
    `I could not see it for ${duration(ms)}${count === 1 ? '' : ` (${number(count)} times)`}`,
  failovers: (count) =>
    count === 1
      ? 'moved to another server once: players need the files of both'
      : `moved to another server ${number(count)} times: players need the files of all`,
  uptime: (url, share, ms, drops) =>
    `Push to ${url}: up ${percent.format(share)} of ${duration(ms)}${drops === 0 ? '' : `, ${counted(drops, 'drop')}`}`,
  moreUptimes: (count) => `and ${counted(count, 'more push', 'more pushes')}`,
  atLeast: 'Of so long a life only the beginning and the end were kept: there were at least so many.',
  picture: {
    gap: 'not found',
    blank: 'not seen',
    failover: 'failover',
    pushUp: 'push up',
    pushDown: 'push down',
    pushElse: 'push waiting',
    files: (count) => counted(count, 'file'),
    alt: (name, from, to, facts) =>
      `Timeline of ${name} from ${from} to ${to}: ${facts.join(', ')}. Phases, files and gaps on a time axis; History lists the same.`,
  },
  history: {
    heading: (name, total) => `*${name}* — ${counted(total, 'entry', 'entries')}`,
    stage: (phase, face, ms) => `${face} ${phase}${ms === undefined ? '' : ` for ${duration(ms)}`}`,
    gap: (ms) => `Not found for ${duration(ms)}, though it lived on`,
    blank: (ms) => `I could not see it for ${duration(ms)}`,
    file: (name) => `File announced: ${name}`,
    push: (url, status, word) =>
      status === 'publishing' ? `Push to ${url} is publishing` : `Push to ${url}: ${word}`,
    failover: (sign) => MOVED[sign],
    stopAsked: 'Your backend asked for a stop',
    vouched: (by) => `Stopped on purpose, says ${by}`,
    word: (event, says) =>
      says === undefined ? `Agora’s notice ${number(event)}` : `Agora’s notice: ${englishWords.says[says]}`,
    page: (first, last, total) => `${number(first)} to ${number(last)} of ${number(total)}`,
    leftOut: (count) =>
      `${counted(count, 'stage')} of this very long life ${count === 1 ? 'was' : 'were'} not kept.`,
    seenBy: 'Times are those of the looks that first saw it; it happened at most one look earlier.',
  },
  export: {
    menu: 'Export',
    comment: (name, state) => `The timeline of *${name}* (${state}), as you asked. All times are in UTC.`,
    sent: (name, format) =>
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
