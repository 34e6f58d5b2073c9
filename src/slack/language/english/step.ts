import type { StepSentences } from '../step-sentences.ts';
import { counted } from './measures.ts';

export const englishStep: StepSentences = {
  several: (count) => `The step takes one recording, and this names ${counted(count, 'recording')}.`,
  badMode: (written) => `Mode is individual, mix, web or raw, not ‘${written}’.`,
  cannotPost: (reason, mend) => ({
    fact: `It is watched, but I cannot post there yet: ${reason}.`,
    check: `${mend}.`,
  }),
  stopped: {
    fact: 'It is not watched: somebody has stopped it in that channel, and no workflow undoes that.',
    check: 'To have it back, type `/recording-watch` and its name there.',
  },
  failed: (id) =>
    `Something that I need did not answer. Run the workflow again; it does no harm twice. If it still fails, tell whoever runs the bot the number ${id}.`,
};
