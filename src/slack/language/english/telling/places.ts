import type { Shown } from '../../../text.ts';
import { counted } from '../measures.ts';

/** Places that Slack does not let the bot tell, and what came of resuming them. */
export const englishPauses = {
  /** At the head of what a place watches. */
  here: (reason: string, mend: string) => ({
    fact: `Nothing is told here at present: ${reason}. All of it is still watched.`,
    check: `${mend}, then press Resume.`,
  }),
  resumed:
    'Telling again about everything that is watched there. What was missed is said there in one message and in the threads; the cards follow.',
  /** In the place of the message that told of the pause. */
  resumedAt: (at: Shown, channel: Shown | undefined) =>
    `Resumed ${at}: I post in ${channel ?? 'the conversation'} again.`,
  /** The same for previews, in which a time would be in UTC. */
  resumedShort: (channel: Shown | undefined) => `I post in ${channel ?? 'the conversation'} again.`,
  /** Nothing has shown yet whether it works. */
  soon: {
    fact: 'I am trying to tell that channel again; Slack has not taken anything there yet.',
    check: 'If nothing has appeared there in a minute, press Resume again.',
  },
  still: (reason: string, mend: string) => ({
    fact: `I tried, and still cannot post there: ${reason}. Everything stays watched.`,
    check: `${mend}, then press Resume again.`,
  }),
  running: 'That channel is being told already: it was resumed before, or I was let in again.',
  /** Nothing is watched there, but it has rules. */
  rules:
    'The rules of that channel go on. Nothing is watched there at present, so their first card will show whether I may post; if not, their owners are told again.',
  gone: 'Nothing is watched there any more, so there is nothing to resume. To begin again, use `/recording-watch`.',
};

/** Watches and rules of people who have left. */
export const englishOwners = {
  /** To a channel. Of the two counts one may be 0. */
  passedOn: (person: Shown, watches: number, rules: number) => {
    const what = [
      ...(watches === 0 ? [] : [counted(watches, 'watched recording')]),
      ...(rules === 0 ? [] : [counted(rules, 'rule')]),
    ].join(' and ');
    return {
      fact: `${person}’s account was deactivated. Their ${what} here ${watches + rules === 1 ? 'stays on and now belongs' : 'stay on and now belong'} to the channel.`,
      check: `If you no longer need it, ${rules === 0 ? '`/recording-status` shows what is watched here' : '`/recording-status` shows what is watched here, `/recording-list rules` the rules'}.`,
    };
  },
};
