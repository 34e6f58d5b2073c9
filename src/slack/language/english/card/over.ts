import type { EndingPhase, WithoutFile } from '../../../../recording/ending/ending.ts';
import type { EndFacts, OverKey, OverWords } from '../../facts.ts';
import type { Said } from '../../said.ts';
import { counted, duration, number } from '../measures.ts';
import { during } from '../terms.ts';
import { englishWords } from './words.ts';

const IDLE = 'by default the recorder leaves after 30 s without users (`maxIdleTime`)';

const CHECK_START = 'Check the answer of `start`, the token, the storage keys, and that somebody publishes.';
const CHECK_STORAGE =
  'Check: did the announced files reach your bucket? Are the storage keys of `start` still right?';
const CHECK_PUBLISHED = `Check: did anybody publish in the channel? If nobody did, ${IDLE}.`;
const CHECK_PAGE = 'Check: does the page open in a browser without a login, and within a few seconds?';

const said = (fact: string, check?: string): Said => (check === undefined ? { fact } : { fact, check });

const sentences = (...all: readonly (string | false | undefined)[]): string => all.filter(Boolean).join(' ');

const ended = ({ between }: EndFacts): string | undefined => between && `It ended ${during(between)}.`;

/** Why a lost recording is not taken for an ordinary end, and until when it is looked for. */
function lost(facts: EndFacts, because: string, check: string): Said {
  const { between, lastState, checkUntil, unused } = facts;
  return said(
    sentences(
      between &&
        `Last seen${lastState ? ` ${lastState}` : ''} at ${between.after}, not found since ${between.before}.`,
      unused && 'Nothing had been uploaded by then.',
      `${because}, so I do not take it for an ordinary end.`,
      checkUntil && `I check again until ${checkUntil}.`,
    ),
    unused ? CHECK_PUBLISHED : check,
  );
}

const words: Readonly<Record<OverKey, OverWords>> = {
  'ended.exited': {
    short: 'ended',
    state: () => 'ended',
    why: ({ between }) => said(`Agora was seen closing it${between ? ` ${during(between)}` : ''}.`),
  },
  'ended.asked': {
    short: 'ended',
    state: ({ vouched, by, neverSeen }) => {
      if (vouched) return by === undefined ? 'stopped on purpose' : `stopped on purpose, says ${by}`;
      return neverSeen ? 'stopped before I saw it' : 'ended: stopped on request';
    },
    why: (facts) => {
      const { vouched, by, askedAt, neverSeen, without } = facts;
      // Where the verdict says so itself, it is not said again.
      const words = without && !neverSeen && `${by ?? 'Somebody here'} says that it was stopped on purpose.`;
      if (vouched) return said(sentences(words, ended(facts)));
      const asked = askedAt && `Your backend asked for the stop at ${askedAt}.`;
      if (neverSeen) return said(sentences(asked, 'Whether it ever ran, I cannot know.'));
      return said(sentences(ended(facts), asked ?? 'That is Agora’s own word.'));
    },
  },
  'ended.idle': {
    short: 'ended',
    state: () => 'ended: everybody had left',
    why: (facts) =>
      said(
        sentences(
          ended(facts),
          facts.without ? 'Agora says that everybody had left.' : 'That is Agora’s own word.',
        ),
      ),
  },
  'ended.limit': {
    short: 'over',
    state: ({ limitHours }) =>
      limitHours ? `over: reached its limit of ${number(limitHours)} h` : 'over: reached its time limit',
    why: (facts) =>
      said(
        sentences(
          ended(facts),
          facts.without && 'It had reached its limit.',
          'The limit is `maxRecordingHour` of `start`; nobody had to stop it.',
        ),
        'If it was to go on, start it again with a larger one.',
      ),
  },
  'ended.unasked': {
    short: 'over',
    state: () => 'over without a stop being reported',
    why: (facts) =>
      said(
        sentences(
          ended(facts),
          facts.promised
            ? 'Its end was to be reported to me, and I heard nothing.'
            : 'Stops of this app are reported as a rule, and of this one I heard nothing.',
          'How it ended, I cannot know.',
        ),
        'Check: was it stopped on purpose?',
      ),
  },
  'ended.early': {
    short: 'over early',
    state: ({ earlyMs }) =>
      earlyMs === undefined
        ? 'over before its planned end'
        : `over ${duration(earlyMs)} before its planned end`,
    why: (facts) =>
      said(
        sentences(
          facts.planned && `It was planned to end at ${facts.planned}.`,
          ended(facts),
          'How, I cannot know: `query` does not say.',
        ),
      ),
  },
  'ended.unseen': {
    short: 'over',
    state: () => 'over: Agora no longer has it',
    why: (facts) => said(sentences(ended(facts), 'How, I cannot know: `query` does not say.')),
  },
  'failed.abnormal': {
    short: 'failed',
    state: () => 'failed: ended abnormally',
    why: (facts) => said(sentences(ended(facts), 'Agora does not say why (status 20).'), CHECK_STORAGE),
  },
  'failed.reported': {
    short: 'failed',
    state: ({ failure }) => (failure ? `failed: ${englishWords.says[failure]}` : 'failed, says Agora'),
    why: (facts) => {
      const page = facts.failure === 'page_timeout' || facts.failure === 'page_address';
      return said(
        sentences(ended(facts), 'Agora itself gave the reason.'),
        page ? CHECK_PAGE : CHECK_STORAGE,
      );
    },
  },
  'lost.in_move': {
    short: 'lost',
    state: () => 'lost: gone during a move to another server',
    why: (facts) =>
      lost(
        facts,
        'Agora had begun to start it anew on another server, and it never came back',
        'Check: is somebody still in the channel? Then start a new recording.',
      ),
  },
  'lost.unasked': {
    short: 'lost',
    state: ({ notToEnd }) =>
      notToEnd ? 'lost: it was not to end' : 'lost: gone, and nobody reported a stop',
    why: (facts) =>
      facts.notToEnd
        ? lost(facts, 'It was not to end by itself', 'Check: is it still needed? Then start a new recording.')
        : lost(
            facts,
            'Every end is to be reported to me, and nobody reported this one',
            'Check: did somebody stop it without telling me? If not, start a new recording.',
          ),
  },
  'not_started.watched': {
    short: 'did not start',
    state: () => 'did not start',
    why: ({ waitedMs, status, until }) =>
      said(
        sentences(
          waitedMs === undefined
            ? undefined
            : `Not seen live within ${duration(waitedMs)} of its registration${status === undefined ? '' : `, though Agora knows it (status ${status})`}.`,
          until && `I keep asking until ${until}.`,
        ),
        CHECK_START,
      ),
  },
  'not_started.unseen': {
    short: 'never seen',
    state: () => 'never seen: it is over, or did not start',
    why: ({ until }) =>
      said(
        sentences(
          'I did not watch it from its start on, so I cannot tell which.',
          until && `I keep asking until ${until}.`,
        ),
        'Check: are there files in your bucket? If it should be running, check the answer of `start`.',
      ),
  },
  expired: {
    short: 'expired',
    state: () => 'expired: Agora no longer answers for it',
    why: ({ until, lastState }) =>
      said(
        sentences(
          until && `It did until ${until}${lastState ? `; last known as ${lastState}` : ''}.`,
          'Whether it still runs is unknown.',
        ),
        'Check your bucket, and ask for a larger `resourceExpiredHour` in `acquire` next time.',
      ),
  },
  refused: {
    short: 'refused',
    state: () => 'refused by Agora',
    why: () =>
      said(
        'App ID, resource ID, sid and mode must come from the same `start` call.',
        'Register it again: `/recording-watch` and the whole answer of `start`.',
      ),
  },
};

/** How a recording ended, by what is known of it. */
export const englishOver = {
  words,
  /** Of an end without a file: takes the place of `state` and `short`, and adds to `why`. */
  without: {
    state: {
      bad: 'over, without a file so far',
      trouble: 'over, nothing uploaded so far',
    } satisfies Readonly<Record<WithoutFile, string>>,
    short: 'over without a file',
    why: {
      fact: 'I never saw it upload anything; usually nobody published.',
      check: CHECK_PUBLISHED,
    },
  },
  /** Before the verdict that takes the place of an earlier one. */
  notAfterAll: {
    ended: 'not over after all',
    failed: 'not failed after all',
    lost: 'not lost after all',
    not_started: 'it did start after all',
  } satisfies Readonly<Record<EndingPhase, string>>,
  fileAfterAll: 'there is a file after all',
  corrected: 'now known better',
  /** A person's word is gone, so less is known than before. */
  withdrawn: 'stop on purpose taken back',
  replaced: (correction: string, state: string) => `${correction}${state.includes(':') ? ';' : ':'} ${state}`,
  /** The verdict as a sentence. */
  sentence: (state: string) => `${state.charAt(0).toUpperCase()}${state.slice(1)}.`,
  /** For notifications: what was said last, and its files. */
  withFiles: (words: string, files: number) =>
    files === 0 ? words : `${words} · ${counted(files, 'file')} announced`,
};
