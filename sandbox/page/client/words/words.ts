import { chinese } from './chinese.ts';
import { english, type Words } from './english.ts';

/** @param locale of the reader, as their Slack has it */
export const wordsFor = (locale: string): Words => (locale.startsWith('zh') ? chinese : english);
