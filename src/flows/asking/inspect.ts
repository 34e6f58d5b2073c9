import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Ledger } from '../../ports/telling.ts';
import type { Known } from '../../recording/known.ts';
import type { LedgerEntry } from '../../recording/telling/ledger.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';

export interface InspectNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly ledger: Ledger;
}

/** Everything known about a recording, and every place that is told of it. */
export interface Inspected {
  readonly known: Known;
  readonly watches: readonly Watch[];
  /** Messages told of it, oldest first; absent if nobody asked. */
  readonly told?: readonly LedgerEntry[];
}

/** Reads what is known now, without asking Agora: a program may ask as often as it likes. */
export async function inspect(
  sid: string,
  { recordings, watches, ledger }: InspectNeeds,
): Promise<Inspected | undefined> {
  const known = await recordings.find(sid);
  return known && { known, watches: await watches.of(sid), told: await ledger.of(sid) };
}

/** Messages that a place was told about a recording, oldest first. Other places, which may be private, are left out. */
export async function toldHere(
  { team, channel }: Place,
  sid: string,
  { ledger }: { readonly ledger: Ledger },
): Promise<readonly LedgerEntry[]> {
  return (await ledger.of(sid)).filter(({ place }) => place.team === team && place.channel === channel);
}
