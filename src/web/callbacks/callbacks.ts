import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createCallers } from '../../callers.ts';
import { readAll } from '../api/body.ts';
import { answerProblem, CLOSE, Problem, unavailable } from '../api/problem.ts';
import { createGuessing, type GuessNeeds } from '../guesses.ts';
import { answer, decoded, type RequestListener } from '../listen.ts';

export const CALLBACKS_PATH = '/v1/agora/callbacks';

/** Outcome of a callback. `kept`: it survives the end of this process. */
export type Taken = 'kept' | 'health_check' | 'forged' | 'nonsense';

export interface CallbackDoor {
  /** Whether Agora may call: about this app, or about any. */
  isOpen(app?: string): boolean;
  /** Whether a request carries a signature at all. */
  isSigned(headers: IncomingHttpHeaders): boolean;
  /** Verifies and keeps it. Rejects when it cannot be kept. */
  take(headers: IncomingHttpHeaders, body: Buffer, app?: string): Promise<Taken>;
}

/** Callers without Agora's signature are counted and slowed down, so that they cannot fill the log. */
const STRANGERS = { counted: 'callbackForged', logged: 'callbackRefused', proof: 'Agora’s signature' };

/** Callers with the secret are not slowed down: it may be Agora, with a new kind of notice. */
const NONSENSICAL = { counted: 'callbackNonsense', logged: 'callbackRefused' };

/** Takes what Agora's notification service sends: kept first, then answered. */
export function callbackListener(door: CallbackDoor, options: GuessNeeds): RequestListener {
  const { log } = options;
  const refused = createGuessing(options, STRANGERS);
  const misunderstood = createCallers(options, NONSENSICAL);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const app = appIn(request.url ?? '');
    if (!door.isOpen(app)) throw closed(app);
    if (request.method !== 'POST') {
      throw new Problem(405, 'This path knows POST.', { headers: { allow: 'POST', ...CLOSE } });
    }
    // The body of an unsigned request is not read.
    if (!door.isSigned(request.headers)) throw new Problem(401, UNSIGNED, { headers: CLOSE });
    const body = await readAll(request);
    switch (await door.take(request.headers, body, app)) {
      case 'forged':
        throw new Problem(401, FORGED);
      case 'nonsense':
        throw new Problem(SIGNED_NONSENSE, NONSENSE);
      case 'health_check':
        log.info({ app }, 'callbackHealthCheck');
        return answer(response, 200, { taken: true, healthCheck: true });
      case 'kept':
        return answer(response, 200, { taken: true });
    }
  }

  async function problemOf(error: unknown, request: IncomingMessage): Promise<Problem> {
    if (!(error instanceof Problem)) return unavailable(error, log, 'callbackNotKept', NOT_KEPT);
    if (error.status !== SIGNED_NONSENSE) return refused(request, error);
    misunderstood(request, { status: error.status });
    return error;
  }

  return (request, response) => {
    serve(request, response).catch(async (error: unknown) => {
      const hasGone = request.destroyed && !request.complete;
      if (hasGone && !(error instanceof Problem)) return void response.destroy();
      answerProblem(response, await problemOf(error, request));
    });
  };
}

/** Status of the only refusal of a caller who has the secret. */
const SIGNED_NONSENSE = 400;

const UNSIGNED =
  'Agora signs what it sends, in the header Agora-Signature-V2 or Agora-Signature; this request has neither.';
const FORGED =
  'The signature is not of this body with a callback secret that is known here. In the Agora console, compare the secret of the notification with AGORA_CALLBACK_SECRET, or callbackSecret of the app.';
const NONSENSE =
  'The body is signed, and is no notice of Agora: a JSON object with eventType, or a list of such.';
/** Agora sends it again by itself, within seconds, three times at most. */
const NOT_KEPT = 'This could not be kept now, most likely because Redis does not answer. Send it again.';

function closed(app: string | undefined): Problem {
  const detail =
    app === undefined
      ? 'Callbacks are off. AGORA_CALLBACK_SECRET, or callbackSecret of an app, turns them on.'
      : 'No app of this name has a callbackSecret.';
  return new Problem(404, detail, { headers: CLOSE });
}

/** Name of the app in the path; `undefined` for the path of all apps. */
function appIn(url: string): string | undefined {
  const rest = (url.split('?')[0] ?? '').slice(CALLBACKS_PATH.length + 1);
  return rest === '' ? undefined : decoded(rest);
}
