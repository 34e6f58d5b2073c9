import type { Notice } from '../../recording/ending/notice.ts';
import type { Instant } from '../../recording/recording.ts';
import { readEnvelopes } from './envelope.ts';
import { type Headers, isSignedWith, signatureIn } from './signature.ts';

/** An Agora app, as far as its callbacks are concerned. */
interface Called {
  readonly name: string;
  /** While they are rotated, two. */
  readonly callbackSecrets?: readonly string[];
}

/** What came from outside, once it is known who sent it. */
export type Received =
  | { readonly kind: 'forged' | 'nonsense' }
  | {
      readonly kind: 'genuine';
      /** Those whose secret signed it. */
      readonly apps: readonly string[];
      readonly notices: readonly Notice[];
      readonly healthCheck: boolean;
    };

/** The door for Agora's notification service. */
export interface Callbacks {
  /** Whether anything may come in: for this app, or for any. */
  isOpen(app?: string): boolean;
  /** Whether a request carries a signature at all; what does not need not be read. */
  isSigned(headers: Headers): boolean;
  /** Verifies the raw bytes, then reads them. */
  receive(headers: Headers, body: Buffer, now: Instant, app?: string): Received;
}

export function createCallbacks(all: readonly Called[]): Callbacks {
  const apps = all.flatMap(({ name, callbackSecrets: secrets = [] }) =>
    secrets.length > 0 ? [{ name, secrets }] : [],
  );
  const meant = (app?: string) => apps.filter(({ name }) => app === undefined || name === app);
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
