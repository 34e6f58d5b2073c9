import type { Area } from './hosts.ts';

/** One configured Agora app. The name is what people see; the rest never leaves this process. */
export interface AgoraApp {
  readonly name: string;
  readonly appId: string;
  /** Customer ID and secret are account-wide and all-powerful: the same pair can stop recordings. */
  readonly customerId: string;
  readonly customerSecret: string;
  /** Host order for this app, where it differs from the bot's. */
  readonly area?: Area;
  /** The bot's own budget on this credential. */
  readonly requestsPerSecond?: number;
  /** Base URL at which the bucket's files can be read; `query` names no bucket. */
  readonly fileBaseUrl?: string;
  /** Its backends promise to report every end of what they register. */
  readonly reportsStop?: boolean;
  /** Secrets with which Agora signs its callbacks; two while they are rotated. */
  readonly callbackSecrets?: readonly string[];
  /** Gets every callback that was verified, untouched. */
  readonly callbackRelayUrl?: string;
}
