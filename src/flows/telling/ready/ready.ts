import type { Batch } from '../../../ports/telling.ts';
import { nameOf } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Delivery, DeliveryKind } from '../../../recording/telling/delivery.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { isTold } from '../lines.ts';
import { EDIT_PACE_MS, PACE_MS } from '../policy.ts';
import { digest } from './digest.ts';
import { missed } from './missed.ts';
import { forgotten, onIt, type RecordingNeeds, recording, share, thread, unwatched } from './recording.ts';
import { NOTHING, type Ready } from './turn.ts';

type Turn<Kind extends DeliveryKind> = (
  batch: Batch,
  head: Delivery<Kind>,
  needs: RecordingNeeds,
) => Ready | Promise<Ready>;

const TURNS: { readonly [Kind in DeliveryKind]: Turn<Kind> } = {
  recording,
  thread,
  share,
  unwatched,
  forgotten,
  on_it: onIt,
  digest,
  missed,
  app,
  async not_shared(_, head, { recordings }) {
    const known = await recordings.find(head.sid);
    if (!known) return NOTHING;
    return { post: { id: head.id, saying: { ...head, name: nameOf(known) } }, pace: PACE_MS };
  },
  async paused(_, head, { recordings }) {
    const known = await recordings.findAll(head.sids);
    const goesOn = known.filter(({ phase }) => !isFinished(phase));
    const total = head.total - (known.length - goesOn.length);
    return {
      post: { id: head.id, saying: { ...head, total, names: goesOn.map(nameOf) } },
      pace: PACE_MS,
    };
  },
  emptied: (_, head) => ({ post: { id: head.id, saying: head }, pace: PACE_MS }),
  // Sorting has taken it apart.
  story: () => NOTHING,
  resumed: (_, { of, card, at, channel }) => ({
    edit: { id: of, ts: card, saying: { kind: 'resumed', channel, at } },
    pace: EDIT_PACE_MS,
  }),
  left: ({ place }) => ({ ...NOTHING, passOn: place.channel }),
  passed_on: (_, head) => ({ post: { id: head.id, saying: head }, pace: PACE_MS }),
  language: (_, head) => ({ post: { id: head.id, saying: head }, pace: PACE_MS }),
  awaited: (_, head) => ({ post: { id: head.id, saying: head }, pace: PACE_MS }),
};

/** The edit and the message for the first delivery of a batch, by what is known now. Reads, and changes nothing. */
export const ready = async (batch: Batch, needs: RecordingNeeds): Promise<Ready> =>
  turn(batch, batch.deliveries[0], needs);

function turn<Kind extends DeliveryKind>(
  batch: Batch,
  head: Delivery<Kind>,
  needs: RecordingNeeds,
): Ready | Promise<Ready> {
  const made: Turn<Kind> = TURNS[head.kind];
  return made(batch, head, needs);
}

/**
 * The message that an app cannot be seen, or can be again: one for the place, if any recording watched there is to hear
 * it.
 */
async function app({ place }: Batch, head: Delivery<'app'>, { watches }: RecordingNeeds): Promise<Ready> {
  // Checked one by one, because the first watch usually wants it.
  for (const sid of head.sids) {
    const watch = await watches.find(place, sid);
    if (watch && isHeardHere(head, watch)) return { post: { id: head.id, saying: head }, pace: PACE_MS };
  }
  return NOTHING;
}

/** Whether this watch is told of the news. The end of trouble that was told before a mute is told during it. */
const isHeardHere = ({ news, at }: Delivery<'app'>, watch: Watch): boolean =>
  [at, ...(news.kind === 'sighted' ? [news.since] : [])].some((moment) => isTold(news, moment, watch));
