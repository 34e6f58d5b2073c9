import type { Known } from '../../recording/known.ts';
import type { Policy } from '../../recording/policy.ts';
import type { Language } from '../language/language.ts';

/** Language, and the rules that are explained to people. */
export interface Voice {
  readonly language: Language;
  readonly policy: Policy;
  /** Base address of a recording's files, if it is known. */
  readonly fileBase?: (known: Known) => string | undefined;
}
