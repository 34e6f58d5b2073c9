import type { Sight, SightNews } from '../recording/sight.ts';

export interface Sights {
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version; puts the news, if any, in every place watching a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}
