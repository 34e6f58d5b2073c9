import type {
  ChannelLanguages,
  Drafts,
  Owners,
  Recordings,
  Reports,
  Rules,
  Watches,
} from '../ports/knowing.ts';
import type { Budget, Schedule, Sights, Vitals } from '../ports/polling.ts';
import type { Clock } from '../ports/process.ts';
import type { Homes } from '../ports/slack.ts';
import type { DeadLetters, Mutes, Once, Outbox, Pauses } from '../ports/telling.ts';
import type { Keyspace } from './connection/keyspace.ts';
import { createHomes } from './homes/homes.ts';
import { createChannelLanguages } from './knowing/channel-languages.ts';
import { createDrafts } from './knowing/drafts.ts';
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
