import { useReader } from '../reader.tsx';

const COLOURS = 6;

/** Initials on a colour that depends on the user; the bot has its own picture. */
export function Avatar({ userId }: { readonly userId: string }) {
  const { slack, nameOf } = useReader();
  if (userId === slack.app.user_id) return <BotAvatar />;
  const initials = nameOf(userId)
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
  const place = slack.users.findIndex(({ id }) => id === userId);
  return (
    <span
      className="avatar"
      style={{ background: `var(--avatar-${Math.max(0, place) % COLOURS})` }}
      aria-hidden="true"
    >
      {initials.toUpperCase()}
    </span>
  );
}

export function BotAvatar() {
  return (
    <svg className="avatar" viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" fill="#12363d" />
      <path d="M5 20c4-7.5 9.5-11 15-11s11 3.5 15 11c-4 7.5-9.5 11-15 11S9 27.5 5 20Z" fill="#fff" />
      <circle cx="20" cy="20" r="7" fill="#1f8a55" />
      <circle cx="22.5" cy="17.5" r="1.8" fill="#fff" />
    </svg>
  );
}

/** Avatar of messages by Slack itself to one person. */
export function SlackbotAvatar() {
  return (
    <span className="avatar avatar-system" aria-hidden="true">
      S
    </span>
  );
}
