import type { Finding } from '../../../flows/asking/doctor.ts';
import type { CallbacksKnown, EndsKnown } from '../../../flows/asking/health.ts';
import type { CallbackSenders } from '../../../ports/agora.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { code, minute, type Shown, shown } from '../../text.ts';

interface OfApp {
  readonly app: string;
  readonly ends: EndsKnown;
  readonly callbacks?: CallbacksKnown;
}

const unexplained = ({ of, reported, explained }: EndsKnown): number =>
  Math.max(0, of - reported - explained);

/** Apps that are told of one by one; of more, those whose ends are not known stand in one line. */
const SINGLY = 3;

/**
 * How the ends of each app come to be known, and what would make them knowable. It is advice and no fault: an end that is
 * only seen is told as what it is.
 * @param withKnown also where nothing is left to wish for
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
  const named = [...new Set(ends.keys)];
  const keys = named.slice(0, SINGLY).map((key) => shown(key, 40));
  return say.unkept(shown(app, 40), keys, named.length - keys.length);
}

function ofMany(seen: readonly OfApp[], { ends: say }: Language['doctor']): readonly Said[] {
  if (seen.length === 0) return [];
  const named = seen.slice(0, SINGLY).map(({ app }) => shown(app, 40));
  return [say.seenOfMany(named, seen.length - named.length)];
}

/** Recordings that nobody registered come first: somebody can do something about them. */
function callbacksSaid(
  { app, callbacks }: OfApp,
  doctor: Language['doctor'],
  withKnown: boolean,
): readonly Said[] {
  if (callbacks === undefined) return [];
  const say = doctor.callbacks;
  const { unregistered, lastAt, senders } = callbacks;
  const name = shown(app, 40);
  if (unregistered > 0) return [say.unregistered(name, unregistered)];
  if (!withKnown) return [];
  if (lastAt !== undefined) return [say.last(name, minute(lastAt))];
  return [say.never(name), ...(senders ? [sendersSaid(name, senders, doctor)] : [])];
}

/** More addresses than this are counted. */
const ADDRESSES = 40;

/** Addresses that Agora's callbacks about an app come from, or what to do if Agora does not say. */
export function sendersSaid(
  app: Shown,
  senders: CallbackSenders,
  { callbacks: say }: Language['doctor'],
): Said {
  if (senders.kind === 'unknown') return say.sendersUnknown(app, senders.cause);
  const { addresses } = senders;
  const named = addresses.slice(0, ADDRESSES).map((address) => code(address, 40));
  return say.senders(app, named, addresses.length - named.length);
}

const deafMs = ({ deaf }: EndsKnown): number => deaf.reduce((sum, { from, to }) => sum + to - from, 0);
