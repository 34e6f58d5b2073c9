import type { Place } from '../../recording/watching/place.ts';

/** The outbox of a place, and the place in the names of its keys: `<team>:<channel>`. */
export const laneOf = ({ team, channel }: Place): string => `${team}:${channel}`;

/** Slack's ids hold no colon, so the first one is ours. */
export function placeOf(lane: string): Place {
  const colon = lane.indexOf(':');
  return { team: lane.slice(0, colon), channel: lane.slice(colon + 1) };
}
