import { Refusal } from '../refusal.ts';
import type { Method, Methods } from './method.ts';

const test: Method = {
  run: (_, { workspace: { team, app, directory } }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: app.enterprise?.name ?? team.name,
    user: directory.bot.name,
    team_id: app.enterprise?.id ?? team.id,
    ...(app.enterprise ? { enterprise_id: app.enterprise.id } : {}),
    user_id: directory.bot.id,
    bot_id: app.botId,
    is_enterprise_install: app.enterprise !== undefined,
  }),
};

const info: Method = {
  scopes: () => ['users:read'],
  run(args, { workspace: { team, directory } }) {
    const user = directory.user(args.need('user', 'user_not_found'));
    if (user === undefined) throw new Refusal('user_not_found');
    const { locale, ...rest } = user;
    return {
      user: {
        ...rest,
        team_id: team.id,
        profile: { real_name: user.real_name, display_name: user.real_name },
        ...(args.flag('include_locale') ? { locale } : {}),
      },
    };
  },
};

const open: Method = {
  token: 'app',
  run: (_, { openSocket }) => ({ url: openSocket() }),
};

export const IDENTITY: Methods = {
  'auth.test': test,
  'users.info': info,
  'apps.connections.open': open,
};
