import type { z } from 'zod';
import type { ForBackends } from '../../flows/for-backends.ts';
import type { Announced, Announcement } from '../../flows/watching/announce.ts';
import type { Incomplete } from '../../flows/watching/register.ts';
import type { Log } from '../../ports/process.ts';
import { fullAnswer, pageAnswer } from './answers.ts';
import { read } from './fields.ts';
import type { OperationName } from './operations.ts';
import { badFields, type FieldError, Problem } from './problem.ts';
import { Change, Criteria, Registration } from './requests.ts';

/** A request that was let in, before anything of it is believed. */
export interface Asked {
  readonly sid: string;
  readonly query: URLSearchParams;
  readonly body: () => Promise<unknown>;
}

export interface Answered {
  readonly status: number;
  readonly body?: object;
}

type Handlers = Readonly<Record<OperationName, (asked: Asked) => Promise<Answered>>>;

/** One function for each operation: read what was sent, have it done, answer. Refusals are thrown as {@link Problem}. */
export const createHandlers = (flows: ForBackends, log: Log): Handlers => ({
  async register({ body }) {
    const registration = read(Registration, await body());
    const announced = await flows.announce(announcementOf(registration));
    if (announced.kind !== 'announced') throw badFields(refusal(announced, registration));
    const { known, how, watches } = announced;
    const { sid, app } = known.recording;
    log.info({ sid, app, how, watches: watches.length }, 'apiRegistered');
    const ignored = Object.keys(registration).filter((key) => !Object.hasOwn(Registration.shape, key));
    const answer = { ...fullAnswer(known, watches), ...(ignored.length > 0 ? { ignored } : {}) };
    return { status: how === 'new' ? 201 : 200, body: answer };
  },

  async browse({ query }) {
    const { cursor, ...criteria } = read(Criteria, given(query));
    const { recordings, next } = await flows.browse(criteria, cursor);
    return { status: 200, body: pageAnswer(recordings, next) };
  },

  async inspect({ sid }) {
    const inspected = (await flows.inspect(sid)) ?? unknown();
    return { status: 200, body: fullAnswer(inspected.known, inspected.watches) };
  },

  async change({ sid, body }) {
    const said = read(Change, await body());
    const inspected = (await flows.say(sid, said)) ?? unknown();
    if (inspected === 'in_future') throw badFields({ field: 'stopRequestedAt', message: IN_FUTURE });
    log.info({ sid, said: Object.keys(said), phase: inspected.known.phase }, 'apiChanged');
    return { status: 200, body: fullAnswer(inspected.known, inspected.watches) };
  },

  async forget({ sid }) {
    if (!(await flows.forget(sid))) unknown();
    log.info({ sid }, 'apiForgotten');
    return { status: 204 };
  },
});

/** A parameter without a value, as in `?phase=&app=prod`, asks for nothing. */
const given = (query: URLSearchParams): object =>
  Object.fromEntries([...query].filter(([, value]) => value !== ''));

const IN_FUTURE = 'lies in the future';

function unknown(): never {
  throw new Problem(404, 'No recording with this sid is registered. POST /v1/recordings registers one.');
}

/** The same shape that a paste is read into, so that every way in ends in one registration. */
function announcementOf(registration: z.output<typeof Registration>): Announcement {
  const { sid, resourceId, mode, app, appId, cname, uid, alias, watch = [] } = registration;
  const { startedAt, resourceExpiredHour, maxRecordingHour, endsAt, reportsStop, fileBaseUrl } = registration;
  return {
    pasted: {
      sid,
      resourceId,
      mode,
      words: [],
      ...(appId === undefined ? {} : { appId }),
      ...(cname ? { cname } : {}),
      ...(uid ? { uid } : {}),
      options: { ...(app === undefined ? {} : { app }), ...(alias === undefined ? {} : { alias }) },
    },
    circumstances: {
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(resourceExpiredHour === undefined ? {} : { resourceExpiredHour }),
      ...(maxRecordingHour === undefined ? {} : { maxRecordingHour }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(reportsStop === undefined ? {} : { reportsStop }),
      ...(fileBaseUrl === undefined ? {} : { fileBaseUrl }),
    },
    watch,
  };
}

type Refused = Exclude<Announced, { readonly kind: 'announced' }>;

function refusal(refused: Refused, { app }: z.output<typeof Registration>): FieldError {
  switch (refused.kind) {
    case 'in_future':
      return { field: 'startedAt', message: IN_FUTURE };
    case 'unknown_language':
      return {
        field: `watch[${refused.index}].lang`,
        message: `must be one of ${refused.languages.join(', ')}`,
      };
    case 'unknown_team':
      return { field: `watch[${refused.index}].team`, message: 'is not a workspace that this bot is in' };
    case 'incomplete':
      return missing(refused.missing, app === undefined ? 'appId' : 'app');
  }
}

function missing(incomplete: Incomplete, appField: string): FieldError {
  switch (incomplete.kind) {
    case 'which_app':
      return { field: 'app', message: `is missing: it must be one of ${incomplete.apps.join(', ')}` };
    case 'unknown_app':
      return { field: appField, message: `is not of an app configured here: ${incomplete.apps.join(', ')}` };
    case 'no_sid':
      return { field: 'sid', message: 'is missing' };
    case 'no_resource_id':
      return { field: 'resourceId', message: 'is missing' };
    case 'no_mode':
      return { field: 'mode', message: 'is missing' };
  }
}
