/** A Slack conversation: a channel (`C…`, `G…`), or a person (`U…`) for direct messages. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}

/** Whether the place is a person, who gets direct messages. */
export const isPerson = ({ channel }: Pick<Place, 'channel'>): boolean => /^[UW]/.test(channel);

/** Whether the place is a public or private channel. */
export const isChannel = ({ channel }: Pick<Place, 'channel'>): boolean => /^[CG]/.test(channel);
