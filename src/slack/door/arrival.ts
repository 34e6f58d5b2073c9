import type { Context } from '@slack/bolt';
import { z } from 'zod';

/** Facts about something that arrived, noted before any listener runs. */
export interface Arrival {
  /** Milliseconds since 1970. Slack counts its time limits from when it sent, so answers in time count from here. */
  readonly arrivedAt: number;
  /** The bot's own workspace: see identity.ts. */
  readonly workspace: string;
}

const Arrived = z.looseObject({ arrivedAt: z.number(), workspace: z.string() });

export function noteArrival(context: Context, { arrivedAt, workspace }: Arrival): void {
  Object.assign(context, { arrivedAt, workspace });
}

export const arrivalOf = (context: Context): Arrival => Arrived.parse(context);

/** The workspace of everything: no listener reads it from a payload. */
export const workspaceOf = (context: Context): string => arrivalOf(context).workspace;
