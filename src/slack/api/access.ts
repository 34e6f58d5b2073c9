import type { Log } from '../../ports/process.ts';
import type { Access, CheckAccess } from '../../ports/slack.ts';
import { createClient, type SlackAccount } from './client.ts';
import { type Failure, failureOf } from './failure.ts';
import { SCOPES } from './scopes.ts';

/** Slack could not be asked what the bot may do. Says only why, never what was sent. */
class SlackUnavailable extends Error {
  override readonly name = 'SlackUnavailable';

  constructor(failure: Failure) {
    super(`Slack did not answer: ${failure.kind === 'refused' ? failure.code : failure.kind}`);
  }
}

/** Asks Slack what the bot may do in a place: which scopes it has, and whether it can read there. */
export function createAccessCheck(options: SlackAccount & { readonly log: Log }): CheckAccess {
  const client = createClient(options, options.log);

  const missingScopes = async (): Promise<readonly string[]> => {
    const { response_metadata } = await client.auth.test();
    const granted = response_metadata?.scopes;
    return granted === undefined ? [] : SCOPES.filter((scope) => !granted.includes(scope));
  };

  // Reading one message is the only question about membership that needs no further scope.
  const membership = async (channel: string): Promise<Access['member']> => {
    try {
      await client.conversations.history({ channel, limit: 1 });
      return 'yes';
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused') throw error;
      return ABSENT.has(failure.code) ? 'no' : 'unknown';
    }
  };

  return async ({ channel }) => {
    try {
      const [missing, member] = await Promise.all([missingScopes(), membership(channel)]);
      return { member, missingScopes: missing };
    } catch (error) {
      throw new SlackUnavailable(failureOf(error));
    }
  };
}

const ABSENT = new Set(['not_in_channel', 'channel_not_found']);
