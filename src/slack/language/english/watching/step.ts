import { counted } from '../measures.ts';

/** Why a step of a workflow failed, where that has no other words; shown by Slack as plain text. */
export const englishStep = {
  several: (count: number) => `The step takes one recording, and this names ${counted(count, 'recording')}.`,
  badMode: (written: string) => `Mode is individual, mix, web or raw, not ‘${written}’.`,
  /** @param reason the end of a sentence @param mend what helps, without its full stop */
  cannotPost: (reason: string, mend: string) => ({
    fact: `It is watched, but I cannot post there yet: ${reason}.`,
    check: `${mend}.`,
  }),
  stopped: {
    fact: 'It is not watched: somebody has stopped it in that channel, and no workflow undoes that.',
    check: 'To have it back, type `/recording-watch` and its name there.',
  },
  /** @param id under which the log knows it */
  failed: (id: string) =>
    `Something that I need did not answer. Run the workflow again; it does no harm twice. If it still fails, tell whoever runs the bot the number ${id}.`,
};
