import type { Context } from '@slack/bolt';
import { z } from 'zod';

const Arrived = z.looseObject({ arrivedAt: z.number() });

/** Slack counts from when it sent something, so whatever has to be answered in time counts from when it came. */
export function noteArrival(context: Context, at: number): void {
  context.arrivedAt = at;
}

/** Milliseconds since 1970. */
export const arrivedAt = (context: Context): number => Arrived.parse(context).arrivedAt;
