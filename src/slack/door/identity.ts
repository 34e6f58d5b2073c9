import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { within } from '../../within.ts';

/** Identity of the bot in Slack, as `auth.test` gives it. */
interface Identity {
  /** Workspace of the token; the organisation where the app is installed for all of its workspaces. */
  readonly team: string;
  /** The bot's own user. */
  readonly user: string | undefined;
  /** Address of the workspace, with a slash at its end. */
  readonly address: string | undefined;
}

export interface Self {
  /** Asks Slack until it has answered once. Rejects while Slack does not answer. */
  identity(): Promise<Identity>;
  /**
   * Workspace under which everything that arrives is kept: the bot's own, as one token serves one workspace. Payloads
   * of Slack Connect name the guest's workspace, those of an organisation none.
   * @throws {SlackUnnamed} while neither Slack nor the payload says it
   */
  workspaceFor(context: Context): Promise<string>;
  /** Address of the workspace, once Slack has answered. */
  address(): string | undefined;
}

/** Slack has not said which workspace this is. */
class SlackUnnamed extends Error {
  override readonly name = 'SlackUnnamed';
}

/** Milliseconds for which a payload waits for `auth.test`; forms have to be answered within three seconds. */
const PATIENCE_MS = 700;

export function createSelf(client: Pick<WebClient, 'auth'>): Self {
  let known: Identity | undefined;
  let asking: Promise<Identity> | undefined;

  async function ask(): Promise<Identity> {
    const { team_id, enterprise_id, is_enterprise_install, user_id, url } = await client.auth.test();
    const team = is_enterprise_install === true ? (enterprise_id ?? team_id) : team_id;
    if (team === undefined) throw new SlackUnnamed('Slack does not name the workspace of SLACK_BOT_TOKEN');
    known = { team, user: user_id, address: url };
    return known;
  }

  function identity(): Promise<Identity> {
    if (known) return Promise.resolve(known);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    identity,
    address: () => known?.address,
    async workspaceFor({ teamId, isEnterpriseInstall }) {
      if (known) return known.team;
      const asked = identity().catch(() => undefined);
      const found = await within(PATIENCE_MS, asked, undefined);
      // Bolt's `teamId` is the sender's workspace where the app is installed in an organisation.
      const team = found?.team ?? (isEnterpriseInstall ? undefined : teamId);
      if (team === undefined) throw new SlackUnnamed('Slack has not said yet which workspace this is');
      return team;
    },
  };
}
