import type { Budget } from '../ports/budget.ts';
import type { ChannelLanguages } from '../ports/channel-languages.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeadLetters } from '../ports/dead-letters.ts';
import type { Outbox } from '../ports/deliveries.ts';
import type { Drafts } from '../ports/drafts.ts';
import type { Homes } from '../ports/homes.ts';
import type { Mutes } from '../ports/mutes.ts';
import type { Notices } from '../ports/notices.ts';
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
import type { Keyspace } from './connection/keyspace.ts';
import { createHomes } from './homes/homes.ts';
import { createChannelLanguages } from './knowing/channel-languages.ts';
import { createDrafts } from './knowing/drafts.ts';
import { createNotices } from './knowing/notices.ts';
import { createOwners } from './knowing/owners.ts';
import { createRecordings } from './knowing/recordings.ts';
import { createReports } from './knowing/reports.ts';
import { createRules } from './knowing/rules.ts';
import { createWatches } from './knowing/watches.ts';
import type { PolledApp } from './polling/apps.ts';
import { createBudget } from './polling/budget.ts';
import type { Leases } from './polling/leases.ts';
import { createSchedule } from './polling/schedule.ts';
import { createSights } from './polling/sights.ts';
import { createVitals } from './polling/vitals.ts';
import { createDeadLetters } from './telling/dead-letters.ts';
import { createMutes } from './telling/mutes.ts';
import { createOnce } from './telling/once.ts';
import { createOutbox } from './telling/outbox.ts';
import { createPauses } from './telling/pauses.ts';

/** Everything that is remembered, as seen over one connection. */
export interface Stores {
  readonly recordings: Recordings;
  readonly schedule: Schedule;
  readonly budget: Budget;
  readonly sights: Sights;
  readonly reports: Reports;
  readonly notices: Notices;
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
    notices: createNotices(keyspace),
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
