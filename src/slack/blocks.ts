/** Ids of blocks that are looked for in a message, when names replace mentions and when a button is pressed. */
export const BLOCKS = {
  /** The one block whose mentions are meant to notify. */
  called: 'called',
  /** The button *I'm on it*, or who pressed it. */
  onIt: 'on_it',
} as const;
