import type { Batch } from '../../../ports/telling.ts';
import { nameOf } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Delivery, DeliveryKind } from '../../../recording/telling/delivery.ts';
import { EDIT_PACE_MS, PACE_MS } from '../policy.ts';
import { app } from './app.ts';
import { digest } from './digest.ts';
import { type MissedNeeds, missed } from './missed.ts';
import { forgotten, onIt, recording, share, thread, unwatched } from './recording.ts';
import type { Ready } from './turn.ts';
import { NOTHING } from './turn.ts';

export interface ReadyNeeds extends MissedNeeds {}

type Turn<Kind extends DeliveryKind> = (
  batch: Batch,
  head: Delivery<Kind>,
  needs: ReadyNeeds,
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
export const ready = async (batch: Batch, needs: ReadyNeeds): Promise<Ready> =>
  turn(batch, batch.deliveries[0], needs);

function turn<Kind extends DeliveryKind>(
  batch: Batch,
  head: Delivery<Kind>,
  needs: ReadyNeeds,
): Ready | Promise<Ready> {
  const made: Turn<Kind> = TURNS[head.kind];
  return made(batch, head, needs);
}
