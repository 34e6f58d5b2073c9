import type { Log } from '../../ports/process.ts';
import type { CheckAccess, Membership, Scopes } from '../../ports/slack.ts';
import { createClient, type SlackAccount } from './client.ts';
import { type Failure, failureOf } from './failure.ts';
import { scopesLacking } from './scopes.ts';

/** Slack could not be asked what the bot may do. The message says why, and never what was sent. */
class SlackUnavailable extends Error {
  override readonly name = 'SlackUnavailable';

  constructor(failure: Failure) {
    super(`Slack did not answer: ${failure.kind === 'refused' ? failure.code : failure.kind}`);
  }
}

/** Asks Slack what the bot may do in a place: which scopes it has, and whether it can read there. */
export function createAccessCheck(options: SlackAccount & { readonly log: Log }): CheckAccess {
  const client = createClient(options, options.log);

  // Reading a message is the only test of membership that needs no further scope.
  const membership = async (channel: string): Promise<Membership> => {
    try {
      await client.conversations.history({ channel, limit: 1 });
      return 'yes';
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused') throw error;
      return OUTSIDE.get(failure.code) ?? 'unknown';
    }
  };

  return async ({ channel }) => {
    try {
      const [{ response_metadata }, member] = await Promise.all([client.auth.test(), membership(channel)]);
      const scopes = scopesLacking(response_metadata?.scopes);
      const isShut = member === 'public' && scopes.without.includes('strange_channels');
      return { member: isShut ? 'no' : member, scopes };
    } catch (error) {
      throw new SlackUnavailable(failureOf(error));
    }
  };
}

/** Membership by Slack's code. Slack names `not_in_channel` for public channels only. */
const OUTSIDE = new Map<string, Membership>([
  ['not_in_channel', 'public'],
  ['channel_not_found', 'no'],
]);

/** The bot and the workspace of a token, and the scopes that it lacks. */
interface Introduced {
  readonly user: string;
  readonly team: string;
  readonly scopes: Scopes;
}

/** Asks Slack whose token this is. A refusal is a value. */
export async function introduce(account: SlackAccount, log: Log): Promise<Introduced | Failure> {
  try {
    const { user = '–', team = '–', response_metadata } = await createClient(account, log).auth.test();
    return { user, team, scopes: scopesLacking(response_metadata?.scopes) };
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Asks Slack for the address of a Socket Mode connection, which needs `connections:write`. The connection is not
 * opened: Slack would deliver commands to it that a running bot has to answer.
 * @param account with the app-level token in place of the bot's
 */
export async function mayConnect(account: SlackAccount, log: Log): Promise<'yes' | Failure> {
  try {
    await createClient(account, log).apps.connections.open();
    return 'yes';
  } catch (error) {
    return failureOf(error);
  }
}
