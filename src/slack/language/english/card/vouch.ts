import type { Shown } from '../../../text.ts';

/** Answers to a person who says that a recording was stopped on purpose, or takes that back. */
export const englishVouch = {
  vouched: (name: Shown) => ({
    fact: `*${name}* counts as stopped on purpose: its card says so, with your name.`,
    check: 'Anybody in the channel can undo that, from the card’s menu.',
  }),
  withdrawn: (name: Shown) => ({
    fact: `Taken back: *${name}* is told again by what else is known of its end.`,
  }),
  already: (name: Shown, by: Shown) => ({
    fact: `${by} has said already that *${name}* was stopped on purpose.`,
  }),
  /** It has not ended, as far as is known. */
  alive: (name: Shown) => ({
    fact: `*${name}* has not ended, as far as I know, so there is nothing to explain.`,
  }),
  /** How it ended is known otherwise. */
  known: (name: Shown, state: string) => ({ fact: `How *${name}* ended is known already: ${state}.` }),
  /** Nobody has said so, or it has been taken back already. */
  nothingToUndo: (name: Shown) => ({
    fact: `There is nothing to undo: nobody’s word about the end of *${name}* stands.`,
  }),
};
