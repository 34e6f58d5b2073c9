import type { Batch } from '../../../ports/telling.ts';
import { nameOf } from '../../../recording/known.ts';
import type { Delivery, DeliveryKind } from '../../../recording/telling/delivery.ts';
import { PACE_MS } from '../policy.ts';
import { app } from './app.ts';
import { digest } from './digest.ts';
import { type MissedNeeds, missed } from './missed.ts';
import { forgotten, recording, share, unwatched } from './recording.ts';
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
  share,
  unwatched,
  forgotten,
  digest,
  missed,
  app,
  async not_shared(_, head, { recordings }) {
    const known = await recordings.find(head.sid);
    if (!known) return NOTHING;
    return { post: { id: head.id, saying: { ...head, name: nameOf(known) } }, pace: PACE_MS };
  },
  async paused(_, head, { recordings }) {
    const names = (await recordings.findAll(head.sids)).map(nameOf);
    return { post: { id: head.id, saying: { ...head, names } }, pace: PACE_MS };
  },
  left: ({ place }) => ({ ...NOTHING, passOn: place.channel }),
  passed_on: (_, head) => ({ post: { id: head.id, saying: head }, pace: PACE_MS }),
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
