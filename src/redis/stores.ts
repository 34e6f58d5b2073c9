import type { Clock } from '../ports/process.ts';
import type { Keyspace } from './connection/keyspace.ts';
import { createNotices } from './hearing/notices.ts';
import { createReports } from './hearing/reports.ts';
import { createHomes } from './homes/homes.ts';
import { createDrafts, createNewcomers } from './knowing/drafts.ts';
import { channelsOf, createOwners } from './knowing/owners.ts';
import { createRecordings } from './knowing/recordings.ts';
import { createRules } from './knowing/rules.ts';
import { createChannelLanguages, createWatches } from './knowing/watches.ts';
import type { PolledApp } from './polling/apps.ts';
import { createBudget } from './polling/budget.ts';
import type { Leases } from './polling/leases.ts';
import { createSchedule } from './polling/schedule.ts';
import { createSights } from './polling/sights.ts';
import { createVitals } from './polling/vitals.ts';
import { createDeadLetters } from './telling/dead-letters.ts';
import { createHolds, createOnce, createTakenOn } from './telling/expiring.ts';
import { createLedger } from './telling/ledger.ts';
import { createMutes } from './telling/mutes.ts';
import { createOutbox } from './telling/outbox.ts';
import { createPauses } from './telling/pauses.ts';

/** Everything that is stored, over one connection. Each store implements the port of its name. */
export type Stores = Readonly<ReturnType<typeof openStores>>;

export const openStores = (keyspace: Keyspace, apps: readonly PolledApp[], now: Clock, leases: Leases) => ({
  // Knowing
  recordings: createRecordings(keyspace, now),
  watches: createWatches(keyspace),
  rules: createRules(keyspace),
  owners: createOwners(keyspace),
  channelLanguages: createChannelLanguages(keyspace),
  reports: createReports(keyspace, apps, now),
  notices: createNotices(keyspace),
  drafts: createDrafts(keyspace),
  newcomers: createNewcomers(keyspace),

  // Polling
  schedule: createSchedule(keyspace, apps, now, leases),
  budget: createBudget(keyspace, apps),
  sights: createSights(keyspace),
  vitals: createVitals(keyspace, apps),

  // Telling
  outbox: createOutbox(keyspace),
  ledger: createLedger(keyspace),
  holds: createHolds(keyspace),
  mutes: createMutes(keyspace),
  pauses: createPauses(keyspace, (team) => channelsOf(keyspace, team)),
  deadLetters: createDeadLetters(keyspace),
  once: createOnce(keyspace),
  takenOn: createTakenOn(keyspace),

  homes: createHomes(keyspace),
});
