import type { MisreadOption } from './options.ts';

/** Why a text could not be understood; each has a sentence that says what to type instead. */
export type Misread =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'cut_resource_id'; readonly length: number }
  | { readonly kind: 'several_sids'; readonly count: number }
  | MisreadOption;
