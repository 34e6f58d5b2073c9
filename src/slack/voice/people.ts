import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { CheckPerson, IsAdmin } from '../../ports/slack.ts';
import { within } from '../../within.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { failureOf } from '../api/failure.ts';

/** A person as Slack describes them. */
export interface Person {
  /** Name that Slack shows. */
  readonly name?: string;
  /** Locale of their Slack, such as `zh-CN`. */
  readonly locale?: string;
  /** `left`: the account is deactivated. `unknown`: the bot's workspace has nobody with this ID. */
  readonly is: 'member' | 'bot' | 'left' | 'unknown';
  /** Admin or owner of the workspace. */
  readonly admin?: boolean;
}

/**
 * Asks Slack who somebody is. Never throws, and takes no longer than the patience it was made with; `undefined` if
 * Slack did not say it in time. What it says late counts from then on.
 */
export type PersonOf = (user: string) => Promise<Person | undefined>;

/** Time after which a person is asked for again, in milliseconds: people rarely change, and asking takes a tenth of a second. */
const REMEMBERED_MS = 3_600_000;

/** Time for which Slack is not asked again for somebody it said nothing of, in milliseconds. */
const PAUSE_MS = 60_000;

/** Patience where a person waits, in milliseconds: forms are answered and modals opened within three seconds in all. */
const PATIENCE_MS = 700;

/** Number of people remembered at most; the oldest are asked for again. */
const MOST_REMEMBERED = 5_000;

/** Slackbot is a person as far as `users.info` knows. */
const SLACKBOT = 'USLACKBOT';

/** Slack's codes for an ID that stands for nobody here. */
const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

interface Remembered {
  readonly person: Person | undefined;
  readonly until: number;
}

/** Longest time that a command waits to know whom it is to call, in milliseconds. */
const CHECK_WITHIN_MS = 1_500;

/** Answers what flows ask about people. */
export function createPersonChecks({ log, ...account }: SlackAccount & { readonly log: Log }): {
  readonly checkPerson: CheckPerson;
  readonly isAdmin: IsAdmin;
} {
  const personOf = createPeople(createClient(account, log), log, Date.now, CHECK_WITHIN_MS);
  return {
    checkPerson: async (user) => (await personOf(user))?.is ?? 'unsure',
    isAdmin: async (user) => {
      const person = await personOf(user);
      return person?.is === 'member' && person.admin === true;
    },
  };
}

export function createPeople(
  client: WebClient,
  log: Log,
  now: () => number,
  patienceMs = PATIENCE_MS,
): PersonOf {
  const remembered = new Map<string, Remembered>();
  const asking = new Map<string, Promise<void>>();

  function remember(user: string, person: Person | undefined, forMs: number): void {
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(user, { person, until: now() + forMs });
  }

  /** Keeps what was known before. */
  const leave = (user: string): void => remember(user, remembered.get(user)?.person, PAUSE_MS);

  async function ask(user: string): Promise<void> {
    try {
      const { user: one } = await client.users.info({ user, include_locale: true });
      const name = [one?.profile?.display_name, one?.profile?.real_name, one?.real_name].find(Boolean);
      const is = one?.deleted ? 'left' : one?.is_bot || user === SLACKBOT ? 'bot' : 'member';
      const { locale } = one ?? {};
      const admin = Boolean(one?.is_admin || one?.is_owner || one?.is_primary_owner);
      const person: Person = {
        is,
        admin,
        ...(name ? { name } : {}),
        ...(locale === undefined ? {} : { locale }),
      };
      remember(user, person, REMEMBERED_MS);
    } catch (error) {
      const failure = failureOf(error);
      log.warn({ why: failure.kind }, 'personUnknown');
      if (failure.kind === 'refused' && NOBODY.has(failure.code)) remember(user, { is: 'unknown' }, PAUSE_MS);
      else leave(user);
    } finally {
      asking.delete(user);
    }
  }

  return async (user) => {
    const known = remembered.get(user);
    if (!known || now() >= known.until) {
      const asked = asking.get(user) ?? ask(user);
      if (!asking.has(user)) asking.set(user, asked);
      if ((await within(patienceMs, asked, 'late')) === 'late') leave(user);
    }
    return remembered.get(user)?.person;
  };
}
