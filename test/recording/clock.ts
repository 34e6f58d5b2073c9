import type { Instant } from '../../src/recording/recording.ts';

/** When every recording of these tests is registered: 2026-01-05 14:00:00 UTC. */
export const REGISTERED: Instant = Date.UTC(2026, 0, 5, 14);

const TIME = /^([+-])(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.(\d{3}))?$/;

/** `+0:05`, `+1:02:03` or `-2:00:00`, counted from the registration, with `.001` for milliseconds. */
export function moment(text: string): Instant {
  const match = TIME.exec(text);
  if (!match) throw new Error(`Not a time like +0:05 or +1:02:03: ${text}`);
  const [, sign, hours = '0', minutes, seconds, ms = '0'] = match;
  const ago = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(ms);
  return REGISTERED + (sign === '-' ? -ago : ago);
}

/** The same, written down. */
export function since(at: Instant): string {
  const ago = Math.abs(at - REGISTERED);
  const two = (n: number): string => `${Math.floor(n)}`.padStart(2, '0');
  const hours = Math.floor(ago / 3_600_000);
  const minutes = Math.floor(ago / 60_000) % 60;
  const ms = ago % 1_000;
  return [
    at < REGISTERED ? '-' : '+',
    hours > 0 ? `${hours}:${two(minutes)}` : `${minutes}`,
    `:${two((ago / 1_000) % 60)}`,
    ms > 0 ? `.${`${ms}`.padStart(3, '0')}` : '',
  ].join('');
}
