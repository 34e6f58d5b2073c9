import { cannotSee } from '../../../recording/judging/blindness.ts';
import { areIdsDoubted } from '../../../recording/judging/rejection.ts';
import { type Known, nameOf } from '../../../recording/known.ts';
import { foundSince } from '../../../recording/pacing/start.ts';
import type { Instant } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import type { GoingOn } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, type Shown, shown } from '../../text.ts';
import { faceOfKnown } from '../faces.ts';
import { endFacts, overKeyOf, stateOver } from './over.ts';

/** Name of a recording, escaped. */
export const shownName = (known: Known): Shown => shown(nameOf(known));

/** State in words, with any doubt, without a time or a mention, so that it may stand in plain text. */
export function stateOf(known: Known, language: Language): string {
  const { by: _, ...facts } = endFacts(known, language);
  return stateWith(facts, known, language, undefined);
}

function stateWith(
  facts: ReturnType<typeof endFacts>,
  known: Known,
  language: Language,
  near: Instant | undefined,
): string {
  const { state, since, over, card } = language;
  const key = overKeyOf(known);
  const words: string[] = [];
  if (key !== undefined) words.push(stateOver(key, facts, over));
  else if (cannotSee(known)) return unseenState(known, language, near);
  // `overKeyOf` gives a key for every other phase.
  else {
    const phase = known.phase as GoingOn;
    const started = foundSince(known);
    if (near === undefined) words.push(state[phase]);
    else if (started !== undefined) words.push(card.started(state[phase], minuteNear(started, near)));
    else words.push(since[phase](minuteNear(known.since, near)));
  }
  if (known.suspect?.shown) words.push(card.checking);
  if (key !== undefined && cannotSee(known)) words.push(card.cannotSee);
  if (areIdsDoubted(known)) words.push(card.idsDoubted);
  return card.doubted(words);
}

/** Says that a recording cannot be seen, and in which phase it was last seen. */
function unseenState(known: Known, { card, phase }: Language, near: Instant | undefined): string {
  const at = evidenceAt(known);
  if (at === undefined) return card.cannotSee;
  return card.unseen(phase[known.phase], near === undefined ? undefined : minuteNear(at, near));
}

/**
 * Emoji, name and state: the first line of everything about a recording.
 * @param near moment near which times are shown without their day; absent: without a time
 */
export function titleOf(known: Known, language: Language, near?: Instant): string {
  const state = stateWith(endFacts(known, language), known, language, near);
  return `${faceOfKnown(known)}  ${language.card.title(shownName(known), state)}`;
}
