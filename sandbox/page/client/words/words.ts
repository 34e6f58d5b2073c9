import { chinese } from './chinese.ts';
import { english, type Words } from './english.ts';

/** Texts for a locale of Slack; English for every language but Chinese. */
export const wordsFor = (locale: string): Words => (locale.startsWith('zh') ? chinese : english);
