import type { Sight, SightNews } from '../recording/judging/sight.ts';

export interface Sights {
  /** Agora was asked for a recording of this app, whatever it answered. */
  asked(app: string): Promise<void>;
  /** Whether it was, ever. */
  wasAsked(app: string): Promise<boolean>;
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version; puts the news, if any, in every place watching a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}
