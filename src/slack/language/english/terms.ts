import type { BlindCause } from '../../../recording/news.ts';
import type { Mode } from '../../../recording/recording.ts';
import type { Broadcast } from '../../../recording/watching/broadcast.ts';
import type { Span } from '../said.ts';

/** Moment for "it ended …", or the two between which it was. */
export function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `at ${before} or before`;
  return after === before ? `at ${after}` : `between ${after} and ${before}`;
}

export const sentences = (...all: readonly (string | false | undefined)[]): string =>
  all.filter(Boolean).join(' ');

const IDLE = 'by default the recorder leaves after 30 s without users (`maxIdleTime`)';

/** Advice about a page that may not have loaded. */
export const CHECK_PAGE = 'Check: does the page open in a browser without a login, and within a few seconds?';

/** Advice while nothing is uploaded. A web recording has neither publishers nor `maxIdleTime`. */
export const checkPublishing = (mode: Mode): string =>
  mode === 'web' ? CHECK_PAGE : `Usually nobody is publishing; ${IDLE}.`;

/** Advice after an end without a file, and after a loss before the first. */
export const checkPublished = (mode: Mode | undefined): string =>
  mode === 'web' ? CHECK_PAGE : `Check: did anybody publish in the channel? If nobody did, ${IDLE}.`;

/** Advice that makes ends knowable. */
export const REPORT =
  'Report stops, or let Agora’s callbacks reach me; Connect your backend, in my Home, says how.';

/** Reason why nothing can be seen, for the middle of a sentence. */
export const causes: Readonly<Record<BlindCause, string>> = {
  credentials: 'Agora refuses my credentials',
  app_id: 'Agora does not accept the App ID',
  quota: 'Agora turns me away because of too many requests',
  unavailable: 'Agora isn’t answering',
};

/** Things to do about it, most likely cause first. */
export const remedies: Readonly<Record<BlindCause, string>> = {
  credentials:
    'Check: were the Agora customer ID and secret changed or revoked? Your admin has to set the new ones.',
  app_id:
    'Check: is the App ID right in the settings of this bot, and is Cloud Recording enabled for it in the Agora console?',
  quota:
    'Nothing needs doing at once: I ask less often until there is room. If this lasts, ask Agora for a higher quota.',
  unavailable: 'Nothing needs doing: I keep asking. If this lasts, check the status page of Agora.',
};

/** News that the whole channel sees, for the end of a sentence. */
export const broadcasts: Readonly<Record<Broadcast, string>> = {
  bad: 'bad news only',
  final: 'only how it ends',
  all: 'everything',
  none: 'nothing',
};
