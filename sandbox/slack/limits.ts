/** Slack's limits in one place: lengths are characters, counts are items, times are milliseconds. */
export const LIMITS = {
  /** Blocks by surface. */
  blocks: { message: 50, modal: 100, home: 100 },
  /** Characters of the JSON of all blocks of a message, else `msg_blocks_too_long`. Undocumented. */
  blocksJson: 13_000,
  messageText: 40_000,
  markdownBlock: 12_000,
  sectionText: 3000,
  fieldText: 2000,
  fields: 10,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  optionText: 75,
  optionValue: 75,
  overflowOptions: 5,
  radioOptions: 10,
  selectOptions: 100,
  placeholder: 150,
  id: 255,
  altText: 2000,
  fileAltText: 1000,
  inputLabel: 2000,
  plainTextInput: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  cards: 10,
  cardTitle: 150,
  cardBody: 200,
  containerBlocks: 10,
  videoTitle: 200,
  /** `characters`: of all tables in one message. */
  table: { rows: 100, cells: 20, characters: 10_000 },
  /** `rows`: without the header row. */
  dataTable: { rows: 200, characters: 20_000, pageSize: 100 },
  viewTitle: 24,
  privateMetadata: 3000,
  /** Bytes of a view's JSON. */
  view: 250_000,
  viewStack: 3,
  /** Characters of the JSON of a message's metadata. Undocumented, so a cautious value. */
  metadata: 15_000,
  /** Undocumented; up to a few seconds in the real Slack. */
  fileProcessingMs: 400,
  ackMs: 3000,
  triggerMs: 3000,
  responseUrl: { uses: 5, ms: 30 * 60_000 },
} as const;

/** Most messages in one answer to an app outside of Slack's Marketplace. */
export const MESSAGES_IF_UNLISTED = 15;

/** `chat.postMessage`: one a second per channel, with short bursts. */
export const POSTS_PER_CHANNEL = { burst: 4, perMs: 1000 } as const;

/** Calls a minute and workspace, by method: Slack's tiers 2 (20), 3 (50) and 4 (100). Absent: not counted. */
export const CALLS_PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.postMessage': 400,
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'users.info': 100,
  'users.conversations': 50,
  'views.open': 100,
  'views.update': 100,
  'views.push': 100,
  'views.publish': 100,
  'functions.completeSuccess': 50,
  'functions.completeError': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
};

/** Calls a minute of an app outside of Slack's Marketplace. */
export const CALLS_PER_MINUTE_IF_UNLISTED: typeof CALLS_PER_MINUTE = {
  ...CALLS_PER_MINUTE,
  'conversations.history': 1,
  'conversations.replies': 1,
};
