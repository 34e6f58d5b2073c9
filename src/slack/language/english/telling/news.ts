import type { ServerMove } from '../../../../recording/known.ts';
import type { Rejected } from '../../../../recording/observation.ts';
import type { Mode } from '../../../../recording/recording.ts';
import type { Shown } from '../../../text.ts';
import type { Absence, LeftRunning, Named, ToldKind } from '../../facts.ts';
import type { Span } from '../../said.ts';
import { counted, duration, number, withMore } from '../measures.ts';
import { checkPublishing, during } from '../terms.ts';

const plural = ({ names, more }: Named): boolean => names.length + more > 1;

const BOTH_NEEDED = 'to play it all, keep both sets of files';

/** Signs of a move to another server. */
const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: 'Agora moved the recording to another server: files beginning with `bak` have appeared.',
  restart:
    'Agora is starting the recording anew, probably on another server. A part may be missing, and files beginning with `bak` may follow.',
  uid: 'Another recorder answers for this recording: Agora probably moved it to another server. Files beginning with `bak` may follow.',
};

const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const plurals = new Intl.PluralRules('en-GB', { type: 'ordinal' });

const ordinal = (nth: number): string => `${number(nth)}${SUFFIX[plurals.select(nth)]}`;

/** A line for every kind of news that is no end; those are in `over`. */
export const englishNews = {
  phase: (to: string) => ({ fact: `Now ${to}.` }),
  started: (between: Span, late: boolean) => ({
    fact: `Recording ${late ? 'started after all' : 'started'} ${during(between)}; Agora reports the first upload (status 5).`,
  }),
  paused: (between: Span) => ({ fact: `Paused ${during(between)}.` }),
  resumed: (pausedMs: number) => ({ fact: `Recording again after a pause of about ${duration(pausedMs)}.` }),
  /** @param startedAt of the file, where there is only one */
  file: (files: Named, startedAt: Shown | undefined) => ({
    fact: plural(files)
      ? `${counted(files.names.length + files.more, 'new file')} announced: ${withMore(files.names, files.more)}.`
      : `New file announced: ${withMore(files.names, 0)}${startedAt ? `, starting ${startedAt}` : ''}.`,
  }),
  stopping: (between: Span) => ({ fact: `Stopping: Agora began to close the recording ${during(between)}.` }),
  /** How many files an end leaves behind. */
  announced: (files: number, newest: Shown | undefined) =>
    files === 0
      ? 'No files were announced.'
      : `${counted(files, 'file')} announced${newest === undefined ? '' : `${files === 1 ? ':' : ', the newest'} ${newest}`}.`,
  /** @param after what is taken back by it, as a sentence @param away how it was away */
  recovered: (state: string, gap: Span, gapMs: number, after: string | undefined, away: Absence) => {
    const more = after === undefined ? '' : ` ${after}`;
    if (away === 'never_seen') return { fact: `It is there: ${state}.${more}` };
    const between = `between ${gap.after} and ${gap.before} (${duration(gapMs)})`;
    return {
      fact: `It is back: ${state}.${more} ${
        away === 'restarting'
          ? `Agora was starting it anew ${between}, probably on another server.`
          : `Agora did not find it ${between}; a move to another server looks like that.`
      }`,
      check: `A file beginning with \`bak0_\` may follow; ${BOTH_NEEDED}.`,
    };
  },
  /** Alive after "did not start"; `wasWatched`: it was in sight from its start on, so it is late. */
  aliveLate: (state: string, wasWatched: boolean) => ({
    fact: wasWatched ? `It did start after all, late: ${state}.` : `It is there after all: ${state}.`,
  }),
  stuckReady: (since: Shown, forMs: number, mode: Mode) => ({
    fact: `Ready since ${since} (${duration(forMs)}), and nothing uploaded yet.`,
    check: checkPublishing(mode),
  }),
  pushDown: (urls: Named) => ({
    fact: `The push to ${withMore(urls.names, urls.more)} is disconnected; the recording itself goes on.`,
    check: 'Check: does the receiving server still take this stream, and was its key changed?',
  }),
  pushUp: (urls: Named) => ({ fact: `The push to ${withMore(urls.names, urls.more)} is publishing again.` }),
  /** @param nth of the moves of this recording */
  failover: (sign: ServerMove['sign'], nth: number) => ({
    fact: `${MOVED[sign]}${nth > 1 ? ` ${ordinal(nth)} move; Agora tries three times.` : ''} To play it all, keep the files of ${nth > 1 ? 'all' : 'both'} servers.`,
  }),
  expiring: (at: Shown) => ({
    fact: `From ${at} on Agora may no longer answer for this recording. It may well go on, but I shall not see it.`,
    check: 'For longer recordings, ask for a larger `resourceExpiredHour` in `acquire`.',
  }),
  refused: (check: Rejected['check'] | 'route', code: number | undefined, reason: Shown | undefined) => {
    const number = code === undefined ? '' : ` (code ${code})`;
    const words = reason === undefined ? '' : ` Agora’s words: ${reason}`;
    switch (check) {
      case 'parameter':
        return {
          fact: `Agora does not accept what was registered${number}.${words}`,
          check:
            'Register it again with the whole answer of `start` and its mode: most often one of them was cut or mixed up.',
        };
      case 'ids':
        return {
          fact: `Agora refuses these ids${number}: they do not belong together.${words}`,
          check:
            'Check that App ID, resource ID and sid come from the same `start` call, and register it again.',
        };
      case 'resource_expired':
        return {
          fact: `This recording never began: its resource ID had expired before \`start\`${number}.${words}`,
          check: 'Call `acquire` and `start` again, and register the new ids.',
        };
      case 'app_id':
        return {
          fact: `Agora does not accept the App ID${number}.${words}`,
          check:
            'Check the App ID in the settings of this bot, and that Cloud Recording is enabled for it in the Agora console.',
        };
      case 'route':
        return {
          fact: `Agora knows no recording under these ids${number}.${words}`,
          check: 'Check resource ID, sid and mode: one of them was probably cut or mistyped.',
        };
    }
  },
  blind: (since: Shown, cause: string) => ({
    fact: `I have not been able to see this recording since ${since}: ${cause}. That says nothing about the recording itself.`,
    check: 'Nothing needs doing: I keep asking, and say so when I see it again.',
  }),
  sighted: (since: Shown) => ({ fact: `I can see this recording again; I could not since ${since}.` }),
  leftRunning: ({ since, started, forMs, planned, hours }: LeftRunning) => ({
    fact: `${
      planned === undefined
        ? `Still running after ${duration(forMs)}, longer than ${counted(hours ?? 0, 'hour')}`
        : `Still running past its planned end at ${planned}`
    }: ${started ? 'started' : 'first seen live'} ${since}.`,
    check: 'Check: is it still needed? If not, have your backend call `stop`; it is billed until it ends.',
  }),
  pausedLong: (since: Shown, forMs: number) => ({
    fact: `Still paused: on hold since ${since} (${duration(forMs)}).`,
    check: 'Check: was it forgotten? Have your backend set `onhold` to `false` to go on.',
  }),
  limitAhead: (at: Shown, hours: number) => ({
    fact: `Ends by itself at ${at}: it then reaches its limit of ${counted(hours, 'hour')} (\`maxRecordingHour\`).`,
    check: 'If it has to go on, start another one before then.',
  }),
};

/** News that a watch tells, and people whom it calls. */
export const englishHeard = {
  /** Stands for the kinds of `only:problems`. */
  problems: 'problems and the end',
  /** A kind of news, as it is typed after `only:`. */
  kind: (kind: ToldKind) => `\`${kind}\``,
  /** The last line of bad news. @param who is mentioned, so that Slack notifies them */
  calling: (who: Shown) => `${who}, please look at this.`,
};
