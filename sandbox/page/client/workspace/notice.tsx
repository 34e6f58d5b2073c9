import { useState } from 'react';
import { CloseButton } from '../icons.tsx';
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
      <CloseButton label={words.form.close} onClose={() => setClosed(notice.id)} />
    </p>
  );
}
