import type { Finding } from '../../../flows/asking/doctor.ts';
import type { CallbacksKnown, EndsKnown } from '../../../flows/asking/health.ts';
import type { CallbackSenders } from '../../../ports/agora.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { code, minute, type Shown, shown } from '../../text.ts';
import { named } from '../message.ts';

interface OfApp {
  readonly app: string;
  readonly ends: EndsKnown;
  readonly callbacks?: CallbacksKnown;
}

const unexplained = ({ of, reported, explained }: EndsKnown): number =>
  Math.max(0, of - reported - explained);

/** Apps with a line each; of more, those whose ends are not known are named in one line. */
const SINGLY = 3;

/**
 * How the ends of each app come to be known, and what would make them known. It is advice, as an end that is only seen
 * is no fault.
 * @param withKnown with apps that need no advice
 */
export function endsSaid(
  findings: readonly Finding[],
  doctor: Language['doctor'],
  withKnown: boolean,
): readonly Said[] {
  const all = findings.flatMap((one): OfApp[] => (one.kind === 'agora' ? [one] : []));
  const seen = all.filter(({ ends }) => unexplained(ends) > 0);
  const known = all.filter(({ ends }) => ends.of > 0 && unexplained(ends) === 0);
  const told = [...seen, ...(withKnown ? known : [])];
  return [
    ...(told.length > SINGLY ? ofMany(seen, doctor) : told.map((one) => ofOne(one, doctor))),
    ...all
      .filter(({ ends }) => (ends.promised || ends.keys.length > 0) && !ends.kept)
      .slice(0, SINGLY)
      .map((one) => unkept(one, doctor)),
    ...all
      .filter(({ ends }) => ends.deaf.length > 0)
      .slice(0, SINGLY)
      .map(({ app, ends }) => doctor.ends.deaf(shown(app, 40), deafMs(ends))),
    ...all
      .map((one) => callbacksSaid(one, doctor, withKnown))
      .filter((lines) => lines.length > 0)
      .slice(0, SINGLY)
      .flat(),
  ];
}

function ofOne({ app, ends }: OfApp, { ends: say }: Language['doctor']): Said {
  const name = shown(app, 40);
  const open = unexplained(ends);
  return open > 0 ? say.seen(name, open, ends.of) : say.known(name, ends.of, ends.reported);
}

function unkept({ app, ends }: OfApp, { ends: say }: Language['doctor']): Said {
  const { names, more } = named([...new Set(ends.keys)], SINGLY, (key) => shown(key, 40));
  return say.unkept(shown(app, 40), names, more);
}

function ofMany(seen: readonly OfApp[], { ends: say }: Language['doctor']): readonly Said[] {
  if (seen.length === 0) return [];
  const { names, more } = named(seen, SINGLY, ({ app }) => shown(app, 40));
  return [say.seenOfMany(names, more)];
}

/** Facts about Agora's callbacks; recordings that nobody registered come first, as people can register them. */
function callbacksSaid(
  { app, callbacks }: OfApp,
  doctor: Language['doctor'],
  withKnown: boolean,
): readonly Said[] {
  if (callbacks === undefined) return [];
  const say = doctor.callbacks;
  const { unregistered, lastAt, endsHeard, senders } = callbacks;
  const name = shown(app, 40);
  if (unregistered > 0) return [say.unregistered(name, unregistered)];
  if (!withKnown) return [];
  if (lastAt !== undefined) return [endsHeard ? say.last(name, minute(lastAt)) : say.noEnds(name)];
  return [say.never(name), ...(senders ? [sendersSaid(name, senders, doctor)] : [])];
}

/** Addresses named at most. */
const ADDRESSES = 40;

/** Addresses from which Agora sends callbacks about an app, or what to do if Agora does not say. */
export function sendersSaid(
  app: Shown,
  senders: CallbackSenders,
  { callbacks: say }: Language['doctor'],
): Said {
  if (senders.kind === 'unknown') return say.sendersUnknown(app, senders.cause);
  const { names, more } = named(senders.addresses, ADDRESSES, (address) => code(address, 40));
  return say.senders(app, names, more);
}

const deafMs = ({ deaf }: EndsKnown): number => deaf.reduce((sum, { from, to }) => sum + to - from, 0);
