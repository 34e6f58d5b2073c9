import type { BlindCause } from '../../../recording/news.ts';

/** Why nothing can be seen, for the middle of a sentence. */
export const causes: Readonly<Record<BlindCause, string>> = {
  credentials: 'Agora refuses our credentials',
  app_id: 'Agora does not accept the App ID',
  quota: 'Agora turns us away because of too many requests',
  unavailable: 'Agora does not answer',
};

/** What to do about it, most likely cause first. */
export const remedies: Readonly<Record<BlindCause, string>> = {
  credentials:
    'Check: were the Agora customer ID and secret changed or revoked? Whoever runs this bot has to set the new ones.',
  app_id:
    'Check: is the App ID right in the settings of this bot, and is Cloud Recording enabled for it in the Agora console?',
  quota:
    'Nothing needs doing at once: I ask less often until there is room. If this lasts, ask Agora for a higher quota.',
  unavailable: 'Nothing needs doing: I keep asking. If this lasts, check the status page of Agora.',
};
