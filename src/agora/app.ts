import type { App } from '../recording/app.ts';
import type { Area } from './hosts.ts';

/** One configured Agora app, with what never leaves this process. */
export interface AgoraApp extends App {
  /** Customer ID and secret hold for the whole account and every API: the same pair can stop recordings. */
  readonly customerId: string;
  readonly customerSecret: string;
  /** Area whose hosts are asked; absent: that of the bot. */
  readonly area?: Area;
  /** Budget of the bot on this credential. */
  readonly requestsPerSecond?: number;
  /** Its backends promise to report every end of what they register. */
  readonly reportsStop?: boolean;
  /** Secrets with which Agora signs its callbacks; two while they are rotated. */
  readonly callbackSecrets?: readonly string[];
  /** Address to which every verified callback is relayed unchanged. */
  readonly callbackRelayUrl?: string;
}
