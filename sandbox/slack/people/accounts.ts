import type { Person } from '../acts.ts';
import type { User } from '../state.ts';
import { tell } from './events.ts';
import type { Stage } from './stage.ts';

type Accounts = Pick<Person, 'deactivate' | 'reactivate' | 'setLocale'>;

/** Changes of accounts, which send `user_change` to apps that may read users. */
export function createAccounts(stage: Stage): Accounts {
  const { directory, team, now } = stage.workspace;
  const change = (name: string, changes: Partial<Pick<User, 'deleted' | 'locale'>>) => {
    const { locale, ...user } = directory.setUser({ ...directory.who(name), ...changes });
    return tell(stage, 'user_change', {
      type: 'user_change',
      user: {
        ...user,
        team_id: team.id,
        profile: { real_name: user.real_name, display_name: user.real_name },
        // A deactivated account is sent without its locale.
        ...(user.deleted ? {} : { locale }),
      },
      cache_ts: Math.floor(now() / 1000),
    });
  };
  return {
    deactivate: (user) => change(user, { deleted: true }),
    reactivate: (user) => change(user, { deleted: false }),
    setLocale: (user, locale) => change(user, { locale }),
  };
}
