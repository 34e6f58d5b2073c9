import type { ToldAgain } from '../../../src/flows/telling/on-request.ts';
import type { VouchAnswer } from '../../../src/flows/watching/pressing/vouch.ts';
import type { UnwatchAnswer } from '../../../src/flows/watching/unwatch.ts';
import type { Unregistered } from '../../../src/recording/ending/words.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { LedgerEntry } from '../../../src/recording/telling/ledger.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { shownName } from '../../../src/slack/render/card/title.ts';
import { code, mention, shown } from '../../../src/slack/text.ts';
import type { Needed } from './needed.ts';

/** Outcome of a press or of a command, each in few words. */
export interface Presses {
  readonly unwatch: UnwatchAnswer;
  readonly shared: { readonly how: 'queued' | 'repeated'; readonly known: Known };
  readonly heard: Unregistered;
  readonly again: ToldAgain;
  readonly withdrawn: VouchAnswer;
  readonly taken: { readonly by: string };
  readonly query: Known;
  readonly history: { readonly known: Known; readonly told: readonly LedgerEntry[] };
}

export type PressDoing = Partial<Presses>;

interface OfPresses {
  readonly answer: Pick<
    Language['answer'],
    'unwatched' | 'notWatched' | 'shareQueued' | 'shareRepeated' | 'unregistered'
  >;
  readonly doctor: Pick<Language['doctor'], 'again'>;
  readonly vouch: Pick<Language['vouch'], 'nothingToUndo'>;
  readonly onIt: Pick<Language['onIt'], 'onMessage'>;
  readonly query: Pick<Language['query'], 'about'>;
  readonly ending: {
    readonly history: Pick<Language['ending']['history'], 'told' | 'toldHere'>;
  };
}

const isNamed = (known: Known, name: string): boolean => shownName(known) === name;

export const OF_PRESSES: Needed<OfPresses, PressDoing> = {
  answer: {
    unwatched: ({ unwatch }, name) => unwatch?.kind === 'unwatched' && isNamed(unwatch.known, name),
    notWatched: ({ unwatch }, name) => unwatch?.kind === 'not_watched' && isNamed(unwatch.known, name),
    shareQueued: ({ shared }, name) => shared?.how === 'queued' && isNamed(shared.known, name),
    shareRepeated: ({ shared }) => shared?.how === 'repeated',
    unregistered: ({ heard }, sid, app) =>
      heard !== undefined && code(heard.sid, 40) === sid && shown(heard.app, 40) === app,
  },
  doctor: {
    again: ({ again }, queued, paused) => again?.queued === queued && again.paused === paused,
  },
  vouch: {
    nothingToUndo: ({ withdrawn }, name) =>
      withdrawn?.kind === 'nothing_to_say' && isNamed(withdrawn.known, name),
  },
  onIt: { onMessage: ({ taken }, who) => taken !== undefined && mention(taken.by) === who },
  query: {
    about: ({ query }, name, app) =>
      query !== undefined && isNamed(query, name) && shown(query.recording.app) === app,
  },
  ending: {
    history: {
      toldHere: ({ history }) => (history?.told.length ?? 0) > 0,
      told: ({ history }, news, how, attempts) =>
        (history?.told ?? []).some(
          (one) => one.kinds.length === news && one.how === how && one.attempts === attempts,
        ),
    },
  },
};
