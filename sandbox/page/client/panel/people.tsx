import type { SlackState } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { ActButton } from './act-button.tsx';

const LOCALES = {
  'en-US': 'English',
  'en-GB': 'English (UK)',
  'zh-CN': '简体中文',
  'de-DE': 'Deutsch',
} as const;

/** Settings of the accounts, as an administrator or their owners can change them. */
export function People({ slack }: { readonly slack: SlackState }) {
  return (
    <section aria-label="People">
      <h3>People</h3>
      <ul className="accounts">
        {slack.users
          .filter(({ is_bot }) => !is_bot)
          .map(({ id, real_name, locale, deleted }) => (
            <li key={id}>
              <span className={deleted ? 'account-gone' : undefined}>{real_name}</span>
              <select
                aria-label={`Language of ${real_name}`}
                value={locale}
                disabled={deleted}
                onChange={({ target }) => ask({ ask: 'setLocale', user: id, locale: target.value })}
              >
                {Object.entries(LOCALES).map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
              <ActButton
                what={{ ask: 'deactivate', user: id, deactivated: !deleted }}
                kind={deleted ? 'plain' : 'danger'}
              >
                {deleted ? 'Reactivate' : 'Deactivate'}
              </ActButton>
            </li>
          ))}
      </ul>
    </section>
  );
}
