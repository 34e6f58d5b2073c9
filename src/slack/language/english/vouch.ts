import type { VouchSentences } from '../vouch-sentences.ts';

export const englishVouch: VouchSentences = {
  vouched: (name) => ({
    fact: `*${name}* counts as stopped on purpose: its card says so, with your name.`,
    check: 'Anybody here can undo that, here or in the card’s menu.',
  }),
  withdrawn: (name) => ({
    fact: `Taken back: *${name}* is told again by what else is known of its end.`,
  }),
  already: (name, by) => ({ fact: `${by} has said already that *${name}* was stopped on purpose.` }),
  alive: (name) => ({ fact: `*${name}* has not ended, as far as I know, so there is nothing to explain.` }),
  known: (name, state) => ({ fact: `How *${name}* ended is known already: ${state}.` }),
  nothingToUndo: (name) => ({
    fact: `There is nothing to undo: nobody’s word about the end of *${name}* stands.`,
  }),
};
