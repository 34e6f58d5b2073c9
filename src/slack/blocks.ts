/** Ids of blocks that are found again in a message: when names replace mentions, and when a button is pressed. */
export const BLOCKS = {
  /** The one block in which a mention is meant to call somebody. */
  called: 'called',
  /** The button *I'm on it*, or who pressed it. */
  onIt: 'on_it',
} as const;
