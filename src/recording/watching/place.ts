/** A Slack conversation: a channel (`C…`, `G…`), or a person (`U…`) for direct messages. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}

/** The place is a person's direct messages, which are opened by naming the person. */
export const isPerson = ({ channel }: Pick<Place, 'channel'>): boolean => /^[UW]/.test(channel);

/** The place is a channel, public or private, and no conversation of direct messages (`D…`). */
export const isChannel = ({ channel }: Pick<Place, 'channel'>): boolean => /^[CG]/.test(channel);
