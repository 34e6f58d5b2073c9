import type { ImageBlock } from '@slack/types';
import type { PictureWords } from '../../../ports/slack.ts';
import type { Known } from '../../../recording/known.ts';
import { summary } from '../../../recording/summing/summary.ts';
import type { Language } from '../../language/language.ts';
import { LIMITS } from '../../limits.ts';
import { plainText } from '../../text.ts';
import { figures } from './ending.ts';
import { shownName, stateOf } from './title.ts';

export const pictureWords = ({ phase, ending }: Language): PictureWords => ({ ...ending.picture, phase });

/** Says in a sentence what the picture shows, for who cannot see it. Lengths of time need no zone. */
export function pictureAlt(known: Known, language: Language): string {
  const { span } = summary(known);
  const { picture } = language.ending;
  const facts = [stateOf(known, language), ...figures(known, language)];
  const ms = span ? span.to - span.from : 0;
  const alt = picture.alt(unescaped(plainText(shownName(known))), ms, facts.map(plainText));
  return alt.slice(0, LIMITS.altText);
}

/** An alt text is no markup: what was escaped for Slack would be read out as it is written. */
const unescaped = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** @param file Slack's id of the uploaded picture */
export const pictureBlock = (file: string, known: Known, language: Language): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: pictureAlt(known, language),
});
