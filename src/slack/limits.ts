/**
 * Slack's limits, in characters or pieces. Sources: docs.slack.dev/reference/block-kit/blocks,
 * /reference/methods/chat.postMessage (message text), /messaging/message-metadata.
 */
export const LIMITS = {
  messageBlocks: 50,
  /** All blocks as JSON; undocumented, messages were refused from about 13,000 on. */
  messageJson: 12_000,
  /** Recommended by Slack, which takes 40,000. */
  messageText: 4_000,
  sectionText: 3_000,
  contextElements: 10,
  buttonText: 75,
  /** Blocks of a modal or of App Home. */
  viewBlocks: 100,
  modalTitle: 24,
  plainTextInput: 3_000,
  overflowOptions: 5,
  optionText: 75,
  selectOptions: 100,
  /** Characters of sids in one metadata payload; undocumented, far below what was seen to pass. */
  metadataSids: 2_000,
  altText: 2_000,
} as const;

/** Times in milliseconds. */
export const TIMES = {
  /** One call of the Web API or of a response URL. */
  call: 10_000,
  /** Difference between the clock and a signed request at most (docs.slack.dev, verifying requests). */
  signature: 300_000,
  /** Wait of a stopping bot for listeners that are still at work. */
  drain: 8_000,
} as const;

/** Bytes of an incoming request at most; Slack's are far smaller. */
export const LARGEST_REQUEST = 1_048_576;
