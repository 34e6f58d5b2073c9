import type { Place } from '../../recording/watching/place.ts';

/** A place in the names of its keys: `<team>:<channel>`. */
export type Lane = `${string}:${string}`;

export const laneOf = ({ team, channel }: Place): Lane => `${team}:${channel}`;

/** Splits at the first colon: Slack's ids have none. */
export function placeOf(lane: string): Place {
  const colon = lane.indexOf(':');
  return { team: lane.slice(0, colon), channel: lane.slice(colon + 1) };
}
