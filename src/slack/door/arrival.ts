import type { Context } from '@slack/bolt';
import { z } from 'zod';

/** Facts about a request or an envelope, noted before any listener runs. */
interface Arrival {
  /** Milliseconds since 1970, from which Slack's time limits for an answer are counted. */
  readonly arrivedAt: number;
  /** The bot's own workspace: see identity.ts. */
  readonly workspace: string;
}

const Arrived = z.looseObject({ arrivedAt: z.number(), workspace: z.string() });

export function noteArrival(context: Context, { arrivedAt, workspace }: Arrival): void {
  Object.assign(context, { arrivedAt, workspace });
}

export const arrivalOf = (context: Context): Arrival => Arrived.parse(context);

/** Workspace under which everything is kept. Listeners do not read it from a payload. */
export const workspaceOf = (context: Context): string => arrivalOf(context).workspace;
