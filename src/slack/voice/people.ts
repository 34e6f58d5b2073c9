import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { CheckPerson, IsAdmin } from '../../ports/slack.ts';
import { within } from '../../within.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { meaningOf } from '../api/codes.ts';
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

/** Asks Slack who somebody is; `undefined` if it did not answer in time. A late answer counts from then on. */
export type PersonOf = (user: string) => Promise<Person | undefined>;

/** Milliseconds for which an answer counts. People rarely change, and asking takes a tenth of a second. */
const REMEMBERED_MS = 3_600_000;

/** Milliseconds without a question about a person for whom Slack had no answer. */
const PAUSE_MS = 60_000;

/** Milliseconds to wait for Slack by default; forms and modals have three seconds in all. */
const PATIENCE_MS = 700;

/** People remembered at most; the oldest are asked for again. */
const MOST_REMEMBERED = 5_000;

/** User id of Slackbot, which `users.info` does not call a bot. */
const SLACKBOT = 'USLACKBOT';

interface Remembered {
  readonly person: Person | undefined;
  readonly until: number;
}

/** Milliseconds for which a command waits to know whom it is to call. */
const CHECK_WITHIN_MS = 1_500;

/** Makes the checks of people that flows need. */
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

  /** Keeps what was known before, and asks no more for a while. */
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
      const meaning = failure.kind === 'refused' ? meaningOf(failure.code) : undefined;
      if (meaning === 'account' || meaning === 'hidden') remember(user, { is: 'unknown' }, PAUSE_MS);
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
