import type { Mode } from '../../../../recording/recording.ts';
import type { EndFacts, OverUnseen, OverWords } from '../../facts.ts';
import { type Said, said } from '../../said.ts';
import { duration } from '../measures.ts';
import { checkPublished, sentences } from '../terms.ts';

const checkStart = (mode: Mode | undefined): string =>
  mode === 'web'
    ? 'Check the answer of `start`, the storage keys, and that the page opens without a login.'
    : 'Check the answer of `start`, the token, the storage keys, and that somebody publishes.';

const STILL_NEEDED = 'Check: is it still needed? Then start a new recording.';

/** Why a lost recording is not taken for an ordinary end, and until when it is looked for. */
function lost(facts: EndFacts, because: string, check: string): Said {
  const { between, lastState, checkUntil, mode, unused } = facts;
  return said(
    sentences(
      between &&
        `Last seen${lastState ? ` ${lastState}` : ''} at ${between.after}, not found since ${between.before}.`,
      unused && 'Nothing had been uploaded by then.',
      `${because}, so I do not take it for an ordinary end.`,
      checkUntil && `I check again until ${checkUntil}.`,
    ),
    unused ? checkPublished(mode) : check,
  );
}

/** A reported stop that did not end it, without a full stop; `undefined` where there is none. */
export function otherStop({ otherStopAt, ranAt }: EndFacts): string | undefined {
  if (otherStopAt === undefined) return undefined;
  const after = ranAt ? `it still ran at ${ranAt}` : 'that was after it was gone';
  return `A stop was reported for ${otherStopAt}, and ${after}`;
}

/** Ways of being over in which no end was seen: lost, never started, no longer answered for. */
export const englishLost: Readonly<Record<OverUnseen, OverWords>> = {
  'lost.in_move': {
    short: 'lost',
    state: () => 'lost: gone during a move to another server',
    why: (facts) =>
      lost(
        facts,
        'Agora had begun to start it anew, probably on another server, and no look has found it recording since',
        STILL_NEEDED,
      ),
  },
  'lost.unasked': {
    short: 'lost',
    state: ({ notToEnd, otherStopAt }) => {
      if (notToEnd) return 'lost: it was not to end';
      return otherStopAt
        ? 'lost: gone, and the reported stop does not explain it'
        : 'lost: gone, and nobody reported a stop';
    },
    why: (facts) =>
      facts.notToEnd
        ? lost(facts, 'It was not to end by itself', STILL_NEEDED)
        : lost(
            facts,
            otherStop(facts) ?? 'Every end is to be reported to me, and nobody reported this one',
            facts.otherStopAt
              ? 'Check: was there another call of `stop`? If not, start a new recording.'
              : 'Check: did somebody stop it without telling me? If not, start a new recording.',
          ),
  },
  'not_started.watched': {
    short: 'did not start',
    state: () => 'did not start',
    why: ({ mode, waitedMs, status, until }) =>
      said(
        sentences(
          waitedMs === undefined
            ? undefined
            : `Not seen live within ${duration(waitedMs)} of its registration${status === undefined ? '' : `, though Agora knows it (status ${status})`}.`,
          until && `I keep asking until ${until}.`,
        ),
        checkStart(mode),
      ),
  },
  'not_started.unseen': {
    short: 'never seen',
    state: ({ status }) =>
      status === undefined
        ? 'never seen: it is over, or did not start'
        : 'never seen live: not started, moving to another server, or over',
    why: ({ status, until }) =>
      said(
        sentences(
          status !== undefined && `Agora last answered status ${status}.`,
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
