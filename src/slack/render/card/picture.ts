import type { ImageBlock } from '@slack/types';
import type { PictureWords } from '../../../ports/slack.ts';
import type { Known } from '../../../recording/known.ts';
import { summary } from '../../../recording/summing/summary.ts';
import type { Language } from '../../language/language.ts';
import { LIMITS } from '../../limits.ts';
import { plainText, unescaped } from '../../text.ts';
import { figures } from './ending.ts';
import { shownName, stateOf } from './title.ts';

export const pictureWords = ({ phase, ending }: Language): PictureWords => ({ ...ending.picture, phase });

/** Alternative text of the picture. It names lengths of time and no moments, which would need a time zone. */
export function pictureAlt(known: Known, language: Language): string {
  const { span } = summary(known);
  const { picture } = language.ending;
  const facts = [stateOf(known, language), ...figures(known, language)];
  const ms = span ? span.to - span.from : 0;
  const alt = picture.alt(unescaped(shownName(known)), ms, facts.map(plainText));
  return alt.slice(0, LIMITS.altText);
}

/** @param file Slack's id of the uploaded picture */
export const pictureBlock = (file: string, known: Known, language: Language): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: pictureAlt(known, language),
});
