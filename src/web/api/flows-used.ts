import type { Criteria, Page } from '../../flows/asking/browse.ts';
import type { Inspected } from '../../flows/asking/inspect.ts';
import type { Announced, Announcement } from '../../flows/watching/announce.ts';
import type { Entry, Said } from '../../ports/knowing.ts';

/** What a backend can have done, each flow already given its world. All reject when Redis or Slack is away. */
export interface ApiFlows {
  announce(announcement: Announcement): Promise<Announced>;
  browse(criteria: Criteria, after: Entry | undefined): Promise<Page>;
  inspect(sid: string): Promise<Inspected | undefined>;
  /** `in_future`: a stop that is still to come. */
  say(sid: string, said: Said): Promise<Inspected | 'in_future' | undefined>;
  /** `false`: it is not known. */
  forget(sid: string): Promise<boolean>;
}
