import type { Shown } from '../../../text.ts';
import { counted } from '../measures.ts';

/** What becomes of the watches of people who leave. */
export const englishOwners = {
  /** To a channel. Of the two counts one may be 0. */
  passedOn: (person: Shown, watches: number, rules: number) => {
    const what = [
      ...(watches === 0 ? [] : [counted(watches, 'watched recording')]),
      ...(rules === 0 ? [] : [counted(rules, 'rule')]),
    ].join(' and ');
    return {
      fact: `The account of ${person} in this workspace is deactivated. What it had set up here, ${what}, now belongs to this channel, and I go on telling you as before.`,
      check: `If you no longer need it, ${rules === 0 ? '`/recording-status` shows what is watched here' : '`/recording-status` shows what is watched here, `/recording-list rules` the rules'}.`,
    };
  },
};
