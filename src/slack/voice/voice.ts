import type { Policy } from '../../recording/policy.ts';
import type { Language } from '../language/language.ts';

/** In which language, and by which rules that are explained to people. */
export interface Voice {
  readonly language: Language;
  readonly policy: Policy;
}
