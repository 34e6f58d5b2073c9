/**
 * Slack's limits, in characters or pieces.
 *
 * Sources: docs.slack.dev/reference/block-kit/blocks (blocks and their texts), /reference/methods/chat.postMessage
 * (message text), /messaging/message-metadata. The size of all blocks together is undocumented: messages were
 * refused from about 13,000 characters of JSON on.
 */
export const LIMITS = {
  messageBlocks: 50,
  messageJson: 12_000,
  /** Slack takes 40,000 and recommends this. */
  messageText: 4_000,
  sectionText: 3_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  /** Blocks of a modal or of App Home. */
  viewBlocks: 100,
  modalTitle: 24,
  privateMetadata: 3_000,
  plainTextInput: 3_000,
  overflowOptions: 5,
  optionText: 75,
  selectOptions: 100,
  /** Characters of sids in one metadata payload; undocumented, kept far below what was seen to pass. */
  metadataSids: 2_000,
  altText: 2_000,
} as const;

/** Milliseconds. */
export const TIMES = {
  /** One call of the Web API or of a response URL. */
  call: 10_000,
  /** A signed request may be this much older or newer than the clock (docs.slack.dev, verifying requests). */
  signature: 300_000,
  /** How long a stopping bot waits for listeners that are still at work. */
  drain: 8_000,
} as const;

/** Bytes of one incoming request; Slack's own are far smaller. */
export const LARGEST_REQUEST = 1_048_576;
