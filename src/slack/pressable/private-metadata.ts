import { z } from 'zod';

/** Contents of a view's `private_metadata`, so that a press in it can be understood after a restart. */
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
