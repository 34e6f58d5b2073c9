import { createBounded } from '../../bounded.ts';
import type { Known } from '../../recording/known.ts';
import { decodeKnown } from '../knowing/stored/decode-known.ts';

type Fields = Readonly<Record<string, string>>;

/** A cache of decoded recordings: looks of this process mostly read what it wrote itself. */
interface Recollection {
  /**
   * @param fields of `<tag>:rec:<sid>`
   * @param body of `<tag>:known:<sid>`
   * @throws {UnreadableRecording}
   */
  read(sid: string, fields: Fields, body: string): Known;
  /** Keeps `next`, which was written as `body`. @param known the state before it, as `read` answered it */
  wrote(known: Known, next: Known, body: string): void;
}

interface Kept {
  /** The facts in `fields`, which may change without the body. */
  readonly beside: string;
  readonly body: string;
  readonly known: Known;
}

/**
 * Limit of the bodies that are kept, in characters: those of some 2,000 recordings, as one of many files is far longer.
 * No entry makes room for another recording, because that would cost more than it saves.
 */
const MOST = 1_000_000;

export function createRecollection(): Recollection {
  const kept = createBounded<Kept>(MOST);
  const besides = new WeakMap<Known, string>();
  return {
    read(sid, fields, body) {
      const beside = besideOf(fields);
      const one = kept.get(sid);
      const isSame = one?.body === body && one.beside === beside && `${one.known.version}` === fields.version;
      const known = isSame ? one.known : decodeKnown(sid, fields, body);
      besides.set(known, beside);
      return known;
    },
    wrote(known, next, body) {
      const { sid } = next.recording;
      const beside = besides.get(known);
      if (next.final || beside === undefined) kept.delete(sid);
      else kept.set(sid, { beside, body, known: { ...next, version: known.version + 1 } });
    },
  };
}

const besideOf = ({ app, alias, stop, ends, reports, max }: Fields): string =>
  [app, alias, stop, ends, reports, max].join('\n');
