import { cannotSee } from './blindness.ts';
import type { Known } from './known.ts';

/** The facts a card shows, apart from those that every look changes. */
const facts = (known: Known): string =>
  JSON.stringify([
    known.phase,
    known.final,
    known.status,
    known.cname,
    known.suspect?.shown ?? false,
    cannotSee(known),
    known.files.length,
    known.outputs,
    known.recording.alias,
  ]);

/** Whether a card made from one would read differently from a card made from the other. */
export const readsDifferently = (one: Known, other: Known): boolean => facts(one) !== facts(other);
