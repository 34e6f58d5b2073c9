import type { KnownBlock } from '@slack/types';
import type { Home } from '../../flows/asking/home.ts';
import type { Language } from '../language/language.ts';
import { ANYTHING } from '../pressable/buttons.ts';
import { diagnosis, sharers } from '../render/asking/doctor.ts';
import { endsSaid } from '../render/asking/ends.ts';
import { AMISS, HINT, SIGHT_FACE, WELL } from '../render/faces.ts';
import { buttons, context, paragraphs, spoken } from '../render/message.ts';

/** Faults that keep news from people. */
export const troubles = ({ health }: Home, language: Language): readonly KnownBlock[] => [
  ...paragraphs(
    health
      .filter(({ fine }) => !fine)
      .map((finding) => {
        const face = finding.kind === 'agora' ? SIGHT_FACE.blind : AMISS;
        return `${face} ${spoken(diagnosis(finding, language))}`;
      }),
  ),
  ...(health.some(({ kind }) => kind === 'dead') ? buttons(['tellAgain'], { sid: ANYTHING }, language) : []),
];

/** Whether all is well, how much of each app's budget is used, and how its ends come to be known. */
export function wellOf({ health }: Home, { home: say, doctor }: Language): readonly KnownBlock[] {
  const budgets = health.flatMap((one) => {
    if (one.kind !== 'budget' || !one.fine) return [];
    const { names, more } = sharers(one.apps);
    return [say.budget(names, more, one.wanted, one.granted)];
  });
  const well = health.every(({ fine }) => fine) ? [`${WELL} ${say.well}`] : [];
  const hints = endsSaid(health, doctor, false).map((said) => `${HINT} ${spoken(said)}`);
  const lines = [...well, ...budgets, ...hints];
  return lines.length === 0 ? [] : [context(...lines)];
}
