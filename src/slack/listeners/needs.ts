import type { ForPeople } from '../../flows/for-people.ts';
import type { SendFile } from '../messenger/sending.ts';
import type { Look } from '../render/card/look.ts';
import type { Answering } from './answering.ts';
import type { Opening } from './opening.ts';

/** What listeners have done, and by which they answer. */
export interface ListenerNeeds {
  readonly flows: ForPeople;
  readonly lookOf: (user: string) => Promise<Look>;
  readonly answering: Answering;
  readonly opening: Opening;
  /** Names of the configured Agora apps. */
  readonly apps: readonly string[];
  readonly sendFile: SendFile;
  readonly now: () => number;
}

/** What an answer to one person is made from. */
export interface AnswerNeeds extends Pick<ListenerNeeds, 'flows' | 'apps' | 'sendFile' | 'now'> {
  readonly look: Look;
}
