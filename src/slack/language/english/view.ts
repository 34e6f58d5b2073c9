import type { ViewSentences } from '../view-sentences.ts';

export const englishView: ViewSentences = {
  close: 'Close',
  cancel: 'Cancel',
  unknown: 'Unknown button',
  moment: { fact: 'One moment …' },
  notOpened: {
    fact: 'I could not open the window: Slack lets me do so only within three seconds of a press.',
    check: 'Nothing was changed. Please press again.',
  },
};
