/** Who is behind what the channels of a workspace watch. */
export interface Owners {
  /**
   * Each watch and rule of this person in a channel belongs to the channel from now on, of which the channel is told in
   * one message. However often it is called, also after a crash in its midst, each channel is told once.
   */
  passOn(team: string, person: string): Promise<void>;
}
