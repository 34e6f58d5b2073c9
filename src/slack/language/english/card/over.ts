import type { EndingPhase, WithoutFile } from '../../../../recording/ending/ending.ts';
import type { Mode } from '../../../../recording/recording.ts';
import type { EndFacts, OverKey, OverWords } from '../../facts.ts';
import { type Said, said } from '../../said.ts';
import { counted, duration, number } from '../measures.ts';
import { CHECK_PAGE, checkPublished, during, sentences } from '../terms.ts';
import { englishLost, otherStop } from './lost.ts';
import { englishWords } from './words.ts';

const CHECK_STORAGE =
  'Check: did the announced files reach your bucket? Are the storage keys of `start` still right?';

const ended = ({ between }: EndFacts): string | undefined => between && `It ended ${during(between)}.`;

const failed = (failure: EndFacts['failure']): string | undefined =>
  failure && `failed: ${englishWords.says[failure]}`;

function whyFailed(facts: EndFacts, unsaid: string): Said {
  const page = facts.failure === 'page_timeout' || facts.failure === 'page_address';
  const reason = facts.failure ? 'Agora itself gave the reason.' : unsaid;
  return said(sentences(ended(facts), reason), page ? CHECK_PAGE : CHECK_STORAGE);
}

const unreported = ({ promised }: EndFacts): string =>
  promised
    ? 'Its end was to be reported to me, and I heard nothing.'
    : 'Stops of this app are reported as a rule, and of this one I heard nothing.';

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
      // Left out if the verdict says so itself.
      const words = without && !neverSeen && `${by ?? 'Somebody here'} says that it was stopped on purpose.`;
      if (vouched) return said(sentences(words, ended(facts)));
      const asked = askedAt && `Your backend asked for the stop at ${askedAt}.`;
      if (neverSeen && asked) return said(sentences(asked, 'Whether it ever ran, I cannot know.'));
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
    state: ({ otherStopAt }) =>
      otherStopAt ? 'over, and the reported stop does not explain it' : 'over without a stop being reported',
    why: (facts) =>
      said(
        sentences(
          ended(facts),
          facts.otherStopAt ? `${otherStop(facts)}.` : unreported(facts),
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
    state: ({ failure }) => failed(failure) ?? 'failed: ended abnormally',
    why: (facts) => whyFailed(facts, 'Agora does not say why (status 20).'),
  },
  'failed.reported': {
    short: 'failed',
    state: ({ failure }) => failed(failure) ?? 'failed, says Agora',
    why: (facts) => whyFailed(facts, 'That is Agora’s own word, without a reason.'),
  },
  ...englishLost,
};

/** How a recording ended, by what is known of it. */
export const englishOver = {
  words,
  /** Words for an end without a file: they take the place of `state` and `short`, and add to `why`. */
  without: {
    state: {
      bad: 'over, without a file so far',
      trouble: 'over, nothing uploaded so far',
    } satisfies Readonly<Record<WithoutFile, string>>,
    short: 'over without a file',
    why: (mode: Mode | undefined) => ({
      fact: `I never saw it upload anything${mode === 'web' ? '' : '; usually nobody published'}.`,
      check: checkPublished(mode),
    }),
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
  /** Words of a notification: what was said last, and its files. */
  withFiles: (words: string, files: number) =>
    files === 0 ? words : `${words} · ${counted(files, 'file')} announced`,
};
