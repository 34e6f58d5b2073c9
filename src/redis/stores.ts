import type { Budget } from '../ports/budget.ts';
import type { ChannelLanguages } from '../ports/channel-languages.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeadLetters } from '../ports/dead-letters.ts';
import type { Outbox } from '../ports/deliveries.ts';
import type { Drafts } from '../ports/drafts.ts';
import type { Homes } from '../ports/homes.ts';
import type { Mutes } from '../ports/mutes.ts';
import type { Once } from '../ports/once.ts';
import type { Owners } from '../ports/owners.ts';
import type { Pauses } from '../ports/pauses.ts';
import type { Recordings } from '../ports/recordings.ts';
import type { Reports } from '../ports/reports.ts';
import type { Rules } from '../ports/rules.ts';
import type { Schedule } from '../ports/schedule.ts';
import type { Sights } from '../ports/sights.ts';
import type { Vitals } from '../ports/vitals.ts';
import type { Watches } from '../ports/watches.ts';
import type { PolledApp } from './apps.ts';
import { createBudget } from './budget.ts';
import { createChannelLanguages } from './channel-languages.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createDrafts } from './drafts.ts';
import { createHomes } from './homes.ts';
import type { Keyspace } from './keyspace.ts';
import type { Leases } from './leases.ts';
import { createMutes } from './mutes.ts';
import { createOnce } from './once.ts';
import { createOutbox } from './outbox.ts';
import { createOwners } from './owners.ts';
import { createPauses } from './pauses.ts';
import { createRecordings } from './recordings.ts';
import { createReports } from './reports.ts';
import { createRules } from './rules.ts';
import { createSchedule } from './schedule.ts';
import { createSights } from './sights.ts';
import { createVitals } from './vitals.ts';
import { createWatches } from './watches.ts';

/** Everything that is remembered, as seen over one connection. */
export interface Stores {
  readonly recordings: Recordings;
  readonly schedule: Schedule;
  readonly budget: Budget;
  readonly sights: Sights;
  readonly reports: Reports;
  readonly watches: Watches;
  readonly channelLanguages: ChannelLanguages;
  readonly rules: Rules;
  readonly mutes: Mutes;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetters;
  readonly pauses: Pauses;
  readonly owners: Owners;
  readonly once: Once;
  readonly vitals: Vitals;
  readonly drafts: Drafts;
  readonly homes: Homes;
}

export function openStores(
  keyspace: Keyspace,
  apps: readonly PolledApp[],
  now: Clock,
  leases: Leases,
): Stores {
  return {
    recordings: createRecordings(keyspace, now),
    schedule: createSchedule(keyspace, apps, now, leases),
    budget: createBudget(keyspace, apps),
    sights: createSights(keyspace),
    reports: createReports(keyspace, apps, now),
    watches: createWatches(keyspace),
    channelLanguages: createChannelLanguages(keyspace),
    rules: createRules(keyspace),
    mutes: createMutes(keyspace),
    outbox: createOutbox(keyspace),
    deadLetters: createDeadLetters(keyspace),
    pauses: createPauses(keyspace),
    owners: createOwners(keyspace),
    once: createOnce(keyspace),
    vitals: createVitals(keyspace, apps),
    drafts: createDrafts(keyspace),
    homes: createHomes(keyspace),
  };
}
