/** What modals have in common. */
export const englishView = {
  /** Closes a modal that shows something. */
  close: 'Close',
  /** Closes one that asks for something. */
  cancel: 'Cancel',
  /** Title over the answer to a button of another version. */
  unknown: 'Unknown button',
  /** While what was asked for is looked up. */
  moment: { fact: 'One moment …' },
  notOpened: {
    fact: 'I could not open the window: Slack lets me do so only within three seconds of a press.',
    check: 'Nothing was changed. Please press again.',
  },
};
