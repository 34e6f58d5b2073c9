import type { Lesson, Reporting } from '../recording/reporting.ts';

/** How an app's ends came to be known, in as much as it was learnt; the newest fifty. */
export type Lessons = { readonly [L in Lesson]: number };

/** How the ends of each app's recordings are reported: promised, learnt, and when nobody listened. */
export interface Reports {
  /** For a verdict about a recording of this app. */
  of(app: string): Promise<Reporting>;
  lessons(app: string): Promise<Lessons>;
}
