import type { WebClient } from '@slack/web-api';
import type { ForPeople } from '../../flows/for-people.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { SendFile } from '../api/uploading.ts';
import type { Rewrite } from '../messenger/rewriting.ts';
import type { Voice } from '../voice/voice.ts';
import type { Answering } from './answering.ts';
import type { Opening } from './forms/opening.ts';

/** Flows that listeners call, and the means by which they answer. */
export interface ListenerNeeds {
  readonly flows: ForPeople;
  /** Ours: Bolt's client adds the payload's workspace to its calls, which may be a guest's. */
  readonly client: WebClient;
  readonly voiceOf: (user: string) => Promise<Voice>;
  readonly answering: Answering;
  readonly opening: Opening;
  /** Names of the configured Agora apps. */
  readonly apps: readonly string[];
  /** Apps whose area is mainland China. */
  readonly appsInChina: ReadonlySet<string>;
  readonly sendFile: SendFile;
  readonly rewrite: Rewrite;
  readonly defaultLanguage: string;
  /** Permalink of a message in a channel; `undefined` if it is not known. */
  readonly linkTo: (place: Place, ts: string) => string | undefined;
  readonly now: () => number;
}

/** Needs of an answer to one person. */
export interface AnswerNeeds
  extends Pick<
    ListenerNeeds,
    'flows' | 'apps' | 'appsInChina' | 'sendFile' | 'rewrite' | 'defaultLanguage' | 'linkTo' | 'now'
  > {
  readonly voice: Voice;
}
