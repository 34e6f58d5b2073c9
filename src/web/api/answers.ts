import { z } from 'zod';
import { HOW, type How } from '../../recording/ending/ending.ts';
import { NEWS_KINDS } from '../../recording/news.ts';
import { OUTPUT_STATUSES, TRACKS } from '../../recording/observation.ts';
import { PHASES } from '../../recording/phase.ts';
import { MODES } from '../../recording/recording.ts';
import { BROADCASTS } from '../../recording/watching/broadcast.ts';
import { CARDS } from '../../recording/watching/cards.ts';

/** Schemas of the answers; `answering.ts` makes them. */

const At = z.iso.datetime();

const Ways = z.enum(Object.values(HOW).flat() as [How, ...How[]]);

export const Recording = z.strictObject({
  sid: z.string(),
  app: z.string().meta({ description: 'Name of the configured Agora app' }),
  mode: z.enum(MODES),
  phase: z.enum(PHASES),
  how: Ways.optional().meta({ description: 'How it came to be over, as far as that is known' }),
  withoutFile: z
    .enum(['bad', 'trouble'])
    .optional()
    .meta({ description: 'It is over and no file was seen, and how grave that is' }),
  gravity: z
    .enum(['bad', 'trouble', 'over', 'ordinary'])
    .optional()
    .meta({ description: 'Of one that is over: how much its end matters' }),
  stoppedOnPurpose: z
    .strictObject({ by: z.string(), at: At })
    .optional()
    .meta({ description: 'A person of Slack said so' }),
  since: At.meta({ description: 'The look that first saw this phase' }),
  final: z
    .boolean()
    .meta({ description: 'It is no longer looked at; a late report may still change `phase` and `how`' }),
  registeredAt: At,
  registeredBy: z.string().optional().meta({
    description:
      'Name of the API key that registered it; `api token`: one of API_TOKENS; absent: a person of Slack did',
  }),
  expiresAt: At.meta({ description: 'Until when Agora answers for it' }),
  startedAt: At.optional(),
  stopRequestedAt: At.optional(),
  maxRecordingHour: z.number().optional(),
  limitAt: At.optional().meta({ description: 'When a web recording ends by itself at the latest' }),
  endsAt: z
    .union([z.literal('never'), At])
    .optional()
    .meta({ description: 'Its planned end' }),
  reportsStop: z.boolean().optional(),
  fileBaseUrl: z.string().optional(),
  cname: z.string().optional(),
  uid: z.string().optional(),
  alias: z.string().optional(),
  status: z.int().optional().meta({ description: 'Agora’s last number' }),
  lookedAt: At.optional().meta({
    description: 'The last look, whatever it brought; once it is over, the last that brought evidence',
  }),
  seenAt: At.optional().meta({ description: 'The last look that found it' }),
  notFoundSince: At.optional().meta({
    description: 'The first look that did not find it: while that is being confirmed, and once it is over',
  }),
  unseenSince: At.optional().meta({
    description: 'No look has brought an answer: its state is unknown, not bad',
  }),
  files: z.int().meta({ description: 'Files announced; whether they are in the bucket cannot be seen' }),
});

export const Watching = z.strictObject({
  team: z.string(),
  channel: z.string(),
  owner: z
    .string()
    .meta({ description: 'A Slack user, `API`, or `WORKFLOW` with who started it: `WORKFLOW:U0123ABCD`' }),
  since: At,
  rule: z.string().optional().meta({
    description: 'Pattern of the standing rule that began it; absent once a person has asked for it',
  }),
  only: z.array(z.enum(NEWS_KINDS)).readonly().optional(),
  lang: z.string().optional(),
  broadcast: z.enum(BROADCASTS).optional(),
  cards: z.enum(CARDS).optional(),
  notify: z.string().optional().meta({ description: 'Who is mentioned on bad news' }),
  max: z.union([z.literal('none'), z.number()]).optional(),
  paused: z
    .strictObject({ reason: z.string().meta({ description: 'In Slack’s words' }), at: At })
    .optional()
    .meta({ description: 'Slack does not let the bot post there' }),
});

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const Timeline = z.strictObject({
  life: z.array(z.strictObject({ phase: z.enum(PHASES), at: At, how: Ways.optional() })),
  stagesLeftOut: z.int().optional().meta({
    description: 'How many stages of a very long life were left out of its middle',
  }),
  moves: z
    .array(z.strictObject({ at: At, sign: z.enum(['file', 'restart', 'uid']) }))
    .meta({ description: 'Moves to another server of Agora, each from its first sign' }),
  words: z
    .array(z.strictObject({ event: z.int(), at: At, code: z.int().optional(), level: z.int().optional() }))
    .meta({ description: 'Notices of Agora about it, by the number of their event' }),
  gaps: z
    .array(z.strictObject({ from: At, to: At }))
    .meta({ description: 'Times in which it was not found although it lived on' }),
  unseen: z
    .array(z.strictObject({ from: At, to: At }))
    .meta({ description: 'Times in which no look brought an answer, through no fault of the recording' }),
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        track: z.enum(TRACKS).optional(),
        uid: z.string().optional(),
        playable: z.boolean().optional(),
        startedAt: At.optional(),
        announcedAt: At.optional().meta({ description: 'The look that first found it listed' }),
      }),
    )
    .meta({ description: 'In the order in which they were announced' }),
  pushes: z.array(z.strictObject({ url: z.string(), status: PushStatus })),
  pushStages: z
    .array(z.strictObject({ url: z.string(), status: PushStatus, at: At }))
    .meta({ description: 'What each push was seen to do, and from when on' }),
});

const Told = z.strictObject({
  team: z.string(),
  channel: z.string(),
  at: At,
  ts: z.string().meta({ description: 'Slack’s name for the message' }),
  kinds: z.array(z.enum(NEWS_KINDS)).readonly().meta({ description: 'Of the news in it; none for a card' }),
  attempts: z.int().meta({ description: 'Attempts that had failed before' }),
  how: z.enum(['told', 'found', 'repeated']).meta({
    description:
      '`found`: the answer of Slack to an earlier attempt was lost, and the message was found. `repeated`: an earlier attempt may have arrived, and the message says so',
  }),
});

export const RecordingInFull = Recording.extend({
  watches: z.array(Watching),
  timeline: Timeline,
  told: z.array(Told).optional().meta({
    description:
      'Messages about it, oldest first, the last sixty of them; only where one recording is asked for',
  }),
});

export const Registered = RecordingInFull.extend({
  ignored: z.array(z.string()).optional().meta({
    description: 'Fields of the request that mean nothing here: part of Agora’s answer, or a slip of the pen',
  }),
});

export const RecordingPage = z.strictObject({
  recordings: z.array(Recording),
  next: z.string().optional().meta({ description: '`cursor` of the next page; absent on the last' }),
});
