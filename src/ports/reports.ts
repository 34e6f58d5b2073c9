import type { Lesson, Reporting } from '../recording/ending/reporting.ts';

/** How the ends of one app's recordings are reported: promised, learnt from the last fifty, and when nobody listened. */
export interface Learnt extends Reporting {
  readonly ends: { readonly of: number } & { readonly [L in Lesson]: number };
  /** Agora's notification service may call: how many recordings it named within a day that nobody registered. */
  readonly callbacks?: { readonly unregistered: number };
}

export interface Reports {
  /** As it stands now, of an app that is configured or was. */
  of(app: string): Promise<Learnt>;
}
