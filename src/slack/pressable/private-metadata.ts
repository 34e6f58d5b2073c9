import { z } from 'zod';

/** `private_metadata` of a view that is about a conversation. */
const PrivateMetadata = z.looseObject({ channel: z.string().min(1) });

/** @param channel the conversation that the view is about */
export const privateMetadataOf = (channel: string): string => JSON.stringify({ channel });

/** The conversation that a view is about; `undefined` where it is about none, as App Home. */
export function channelIn(privateMetadata: string): string | undefined {
  try {
    return PrivateMetadata.safeParse(JSON.parse(privateMetadata)).data?.channel;
  } catch {
    // Text that is no JSON names no channel.
    return undefined;
  }
}
