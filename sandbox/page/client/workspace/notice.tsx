import { useState } from 'react';
import { Icon } from '../icons.tsx';
import { useReader } from '../reader.tsx';

/** The newest notice of Slack about a modal or the Home tab, until it is closed. */
export function LatestNotice() {
  const { user, slack, words } = useReader();
  const [closed, setClosed] = useState('');
  const notice = slack.notices.findLast((each) => each.user === user.id && each.channel === undefined);
  if (!notice || notice.id === closed) return null;
  return (
    <p className="notice" role="status">
      {words.notice(notice.error, notice.text)}
      <button
        type="button"
        className="icon-button"
        aria-label={words.form.close}
        onClick={() => setClosed(notice.id)}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
