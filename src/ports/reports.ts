import type { Lesson, Reporting } from '../recording/ending/reporting.ts';

/** How the ends of one app's recordings are reported: promised, learnt from the last fifty, and when nobody listened. */
export interface Learnt extends Reporting {
  readonly ends: { readonly of: number } & { readonly [L in Lesson]: number };
}

export interface Reports {
  /** As it stands now, of an app that is configured or was. */
  of(app: string): Promise<Learnt>;
}
