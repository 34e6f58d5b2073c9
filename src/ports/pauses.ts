import type { Place } from './watches.ts';

/** Why a place is told nothing. `trying`: somebody asked to go on, and the next post will show whether Slack lets the bot. */
export interface Pause {
  readonly reason: string;
  readonly state: 'paused' | 'trying';
}

/** Places that Slack does not let the bot tell. Everything watched there stays watched, and is listed with the reason. */
export interface Pauses {
  /**
   * Stops telling a place, with everything that it watches, and queues one direct message to each of the people who own
   * a watch or a rule there. However often it is called, they are told once until the place has been reached again.
   */
  pause(place: Place, reason: string): Promise<void>;
  /**
   * Tells again: first what was missed of all that is watched there, in one delivery, then its cards. `running`: the
   * place is not paused. `rules`: nothing is watched there, so only its rules go on. `none`: there are none either.
   */
  resume(place: Place): Promise<'trying' | 'running' | 'rules' | 'none'>;
  /** Slack has taken something there: the pause is over, also for what nobody has asked to resume. */
  reached(place: Place): Promise<void>;
  of(place: Place): Promise<Pause | undefined>;
  /** All places of the workspace that watch something or have rules, paused or not. */
  everywhere(team: string): Promise<readonly Place[]>;
}
