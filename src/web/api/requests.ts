import { z } from 'zod';
import { NEWS_KINDS } from '../../recording/news.ts';
import { MOST_MAX_HOURS } from '../../recording/paste/options.ts';
import { SHORTEST_RESOURCE_ID } from '../../recording/paste/paste.ts';
import { PHASES } from '../../recording/phase.ts';
import { LONGEST_NAME, MODES, MOST_EXPIRY_HOURS } from '../../recording/recording.ts';
import { BROADCASTS } from '../../recording/watching/broadcast.ts';
import { CARDS } from '../../recording/watching/cards.ts';
import { isNotify } from '../../recording/watching/notify.ts';

/** Schemas of what may be sent. The OpenAPI document is made from these, so it cannot say anything else. */

const MOST_WATCHES = 20;

/** Range of moments in milliseconds, from 1973 on: smaller numbers are seconds that somebody forgot to multiply. */
const EARLIEST_MS = 1e11;
const LATEST_MS = 8.64e15;

const Sid = z
  .string()
  .regex(/^[\w-]{6,128}$/, 'must have 6 to 128 letters, digits, dashes or underscores')
  .meta({ description: 'As `start` answered it', example: '38f8e3cfdc474cd56fc1ceba380d7e1a' });

const NO_MOMENT =
  'must be a date and time with its zone, such as 2026-11-22T14:00:12Z, or milliseconds since 1970';

const Moment = z
  .union(
    [
      z.iso.datetime({ offset: true, error: NO_MOMENT }),
      z.int(NO_MOMENT).min(EARLIEST_MS, NO_MOMENT).max(LATEST_MS, NO_MOMENT),
    ],
    NO_MOMENT,
  )
  .transform((at) => new Date(at).getTime());

/** A moment, or that the recording is not to end by itself. */
const PlannedEnd = z.union([z.literal('never'), Moment], `${NO_MOMENT}; or never`);

const ENDS_AT = 'When it is planned to end; `never`: it is not to end by itself';
const REPORTS_STOP = 'Every end of it is reported by PATCH, also when everybody has left';

const name = z.string().trim().min(1, 'must not be empty').max(LONGEST_NAME);

const TAKEN_MODES = [...MODES, 'composite'] as const;
const NO_MODE = `must be one of ${MODES.join(', ')}`;

/** Text of Agora's answer, which may be empty. */
const agoras = z.string().trim().max(LONGEST_NAME);

const NO_MAX = `must be hours, up to ${MOST_MAX_HOURS}, or none`;

/** A watch. Unknown fields are refused as mistakes, because all fields are ours. */
const WantedWatch = z.strictObject({
  team: z
    .string()
    .regex(/^[TE][A-Z0-9]{2,20}$/, 'must be the ID of a workspace, such as T0123ABCD')
    .exactOptional()
    .meta({ description: 'The workspace; the bot’s own when absent' }),
  channel: z
    .string()
    .regex(/^[CGDUW][A-Z0-9]{2,20}$/, {
      error: 'must be the ID of a channel, such as C0123ABCD, not its name',
      abort: true,
    })
    .regex(/^[CG]/, 'must be a channel: the API does not write to people')
    .meta({ description: 'Where the card is posted and news is told; no person', example: 'C0123ABCD' }),
  only: z
    .array(z.enum(NEWS_KINDS))
    .min(1, 'must name a kind of news, or be left out')
    .readonly()
    .exactOptional()
    .meta({ description: 'Kinds of news told in the thread; all when absent' }),
  lang: z
    .string()
    .exactOptional()
    .meta({ description: 'Language of the channel, such as `en`, unless people there have given one' }),
  broadcast: z.enum(BROADCASTS).exactOptional().meta({
    description: 'News that the whole channel sees, not only the thread; bad and final ones when absent',
  }),
  cards: z.enum(CARDS).exactOptional().meta({
    description:
      '`bad`: a card is posted with the first trouble or bad news, and none for a healthy recording',
  }),
  notify: z
    .string()
    .refine(isNotify, 'must be the ID of a person or a user group, or one of channel, here, none')
    .exactOptional()
    .meta({
      description:
        'Who is mentioned on bad news: the ID of a person (`U0123ABCD`) or user group (`S0123ABCD`), `channel`, `here` or `none`; nobody when absent, for a program watches',
      example: 'U0123ABCD',
    }),
  max: z
    .union([z.literal('none'), z.number().positive().max(MOST_MAX_HOURS)], NO_MAX)
    .exactOptional()
    .meta({
      description:
        'Hours after which it is said that the recording still runs; `none`: never, for it is not to end by itself, and every disappearance that nothing explains counts as a loss. As is usual for its mode when absent',
    }),
});

/**
 * A registration: the answer of `start` with `mode` added is enough. Unknown fields are accepted and listed in
 * `ignored`, because Agora may add fields to its answer at any time.
 */
export const Registration = z.looseObject({
  sid: Sid,
  resourceId: z
    .string()
    .regex(/^[\w=-]+$/, 'must be as `start` answered it: letters, digits, dashes, underscores')
    .min(SHORTEST_RESOURCE_ID, `must have ${SHORTEST_RESOURCE_ID} characters or more: it was probably cut`)
    .max(2_000)
    .meta({ description: 'As `start` answered it' }),
  mode: z
    .string(NO_MODE)
    .toLowerCase()
    .meta({ enum: TAKEN_MODES })
    .pipe(z.enum(TAKEN_MODES, NO_MODE))
    .transform((mode) => (mode === 'composite' ? 'mix' : mode))
    .meta({
      description: 'As in the URL of `start`; `composite` is taken for `mix`, in capital letters or not',
    }),
  app: name
    .exactOptional()
    .meta({ description: 'Name of the configured Agora app; not needed when it is the only one' }),
  appId: name.exactOptional().meta({ description: 'Its App ID, instead of its name' }),
  cname: agoras.exactOptional().meta({ description: 'The channel that is recorded' }),
  uid: z
    .union([agoras, z.int()], 'must be a string or a whole number')
    .transform(String)
    .exactOptional()
    .meta({ description: 'The uid of the recorder' }),
  alias: name.exactOptional().meta({ description: 'What people call it' }),
  startedAt: Moment.exactOptional().meta({ description: 'When `start` was called' }),
  resourceExpiredHour: z
    .number()
    .min(1)
    .max(MOST_EXPIRY_HOURS)
    .exactOptional()
    .meta({ description: 'As given to `acquire`; otherwise RESOURCE_EXPIRED_HOURS' }),
  maxRecordingHour: z
    .number()
    .positive()
    .max(720)
    .exactOptional()
    .meta({ description: 'Web mode: as given to `start`; may be a fraction' }),
  endsAt: PlannedEnd.exactOptional().meta({ description: ENDS_AT }),
  reportsStop: z
    .boolean()
    .exactOptional()
    .meta({ description: `${REPORTS_STOP}; as its key, and else its app, promises when absent` }),
  fileBaseUrl: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .max(1_000)
    .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'must not carry a user or password')
    .exactOptional()
    .meta({ description: 'Where the files of the bucket can be read' }),
  watch: z
    .array(WantedWatch)
    .max(MOST_WATCHES)
    .readonly()
    .exactOptional()
    .meta({ description: 'Channels that are told of it' }),
});

const SAYS_NOTHING = 'says nothing: send stopRequestedAt, endsAt or reportsStop';

export const Change = z
  .strictObject({
    stopRequestedAt: Moment.exactOptional().meta({ description: 'When the backend called `stop`' }),
    endsAt: PlannedEnd.exactOptional().meta({ description: ENDS_AT }),
    reportsStop: z.boolean().exactOptional().meta({ description: REPORTS_STOP }),
  })
  .refine((change) => Object.keys(change).length > 0, SAYS_NOTHING);

/** Opaque cursor: the entry after which a page begins. */
const Cursor = z
  .string()
  .regex(/^\d{1,16}~.{1,200}$/, 'must be the `next` of an earlier answer')
  .transform((text) => ({ at: Number.parseInt(text, 10), sid: text.slice(text.indexOf('~') + 1) }));

export const Criteria = z.strictObject({
  phase: z.enum(PHASES, `must be one of ${PHASES.join(', ')}`).exactOptional(),
  app: name.exactOptional().meta({ description: 'Name of a configured Agora app' }),
  cursor: Cursor.exactOptional().meta({ description: '`next` of the page before' }),
});
