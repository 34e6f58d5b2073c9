/** Places that Slack does not let the bot tell, and what came of resuming them. */
export const englishPauses = {
  /** At the head of what a place watches. */
  here: (reason: string, mend: string) => ({
    fact: `Nothing is told here at present: ${reason}. All of it is still watched.`,
    check: `${mend}, then press Resume.`,
  }),
  resumed:
    'Telling again about everything that is watched there. What was missed is said there in one message, and the cards follow.',
  /** Nothing has shown yet whether it works. */
  soon: {
    fact: 'I am trying to tell that channel again; Slack has not taken anything there yet.',
    check: 'If nothing has appeared there in a minute, press Resume again.',
  },
  still: (reason: string, mend: string) => ({
    fact: `I tried, and still cannot post there: ${reason}. Everything stays watched.`,
    check: `${mend}, then press Resume again.`,
  }),
  running: 'That channel is being told already: somebody else has resumed it, or I was let in again.',
  /** Nothing is watched there, but it has rules. */
  rules:
    'The rules of that channel go on. Nothing is watched there at present, so their first card will show whether I may post; if not, their owners are told again.',
  gone: 'Nothing is watched there any more: somebody stopped it. To begin again, use `/recording-watch`.',
};
