import type { Notice } from '../../recording/ending/words.ts';
import type { Instant } from '../../recording/recording.ts';
import type { AgoraApp } from '../app.ts';
import { readEnvelopes } from './envelope.ts';
import { type Headers, isSignedWith, signatureIn } from './signature.ts';

/** A request after its signature was checked. */
type Received =
  | { readonly kind: 'forged' | 'nonsense' }
  | {
      readonly kind: 'genuine';
      /** Apps whose secret signed it. */
      readonly apps: readonly string[];
      readonly notices: readonly Notice[];
      readonly healthCheck: boolean;
    };

/** Checks and reads the requests of Agora's notification service. */
interface Callbacks {
  /** Whether this app, or any, has a secret, so that its callbacks can be accepted. */
  isOpen(app?: string): boolean;
  /** Whether a request has a signature. If it has none, its body is not read. */
  isSigned(headers: Headers): boolean;
  /** Verifies the raw bytes, then reads them. */
  receive(headers: Headers, body: Buffer, now: Instant, app?: string): Received;
}

/** @param all the apps as they are now: their secrets may change while the bot runs */
export function createCallbacks(all: () => readonly Pick<AgoraApp, 'name' | 'callbackSecrets'>[]): Callbacks {
  const meant = (app?: string) =>
    all().flatMap(({ name, callbackSecrets: secrets = [] }) =>
      secrets.length > 0 && (app === undefined || name === app) ? [{ name, secrets }] : [],
    );
  return {
    isOpen: (app) => meant(app).length > 0,
    isSigned: (headers) => signatureIn(headers) !== undefined,
    receive(headers, body, now, app) {
      const signature = signatureIn(headers);
      const signers = signature
        ? meant(app).filter(({ secrets }) => isSignedWith(secrets, signature, body))
        : [];
      if (signers.length === 0) return { kind: 'forged' };
      const contents = readEnvelopes(body.toString('utf8'), now);
      if (!contents) return { kind: 'nonsense' };
      return { kind: 'genuine', apps: signers.map(({ name }) => name), ...contents };
    },
  };
}
