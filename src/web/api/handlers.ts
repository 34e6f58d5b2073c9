import type { z } from 'zod';
import type { Inspected } from '../../flows/asking/inspect.ts';
import type { ForBackends } from '../../flows/for-backends.ts';
import type { Announced, Announcement } from '../../flows/watching/announce.ts';
import type { Incomplete } from '../../flows/watching/register.ts';
import type { Log } from '../../ports/process.ts';
import { type Backend, isOpenTo } from '../../recording/backend.ts';
import { filled } from '../../recording/filled.ts';
import { fullAnswer, pageAnswer } from './answering.ts';
import { read } from './fields.ts';
import type { OperationName } from './operations.ts';
import { badFields, type FieldError, Problem } from './problem.ts';
import { Change, Criteria, Registration } from './requests.ts';

/** A request that was let in, before anything in it is checked. */
export interface Asked {
  readonly sid: string;
  readonly query: URLSearchParams;
  readonly body: () => Promise<unknown>;
  readonly by: Backend;
}

export interface Answered {
  readonly status: number;
  readonly body?: object;
}

type Handlers = Readonly<Record<OperationName, (asked: Asked) => Promise<Answered>>>;

/** One function for each operation: it reads the request, has it done and answers. Refusals are thrown as {@link Problem}. */
export const createHandlers = (flows: ForBackends, log: Log): Handlers => ({
  async register({ body, by }) {
    const registration = read(Registration, await body());
    const announced = await flows.announce(announcementOf(registration), by);
    if (announced.kind !== 'announced') throw refused(announced, registration, by);
    const { known, how, watches } = announced;
    const { sid, app } = known.recording;
    log.info({ sid, app, how, by: by.name, watches: watches.length }, 'apiRegistered');
    const ignored = Object.keys(registration).filter((key) => !Object.hasOwn(Registration.shape, key));
    const answer = { ...fullAnswer(known, watches), ...(ignored.length > 0 ? { ignored } : {}) };
    return { status: how === 'new' ? 201 : 200, body: answer };
  },

  async browse({ query, by }) {
    const { cursor, ...criteria } = read(Criteria, given(query));
    const { recordings, next } = await flows.browse(criteria, cursor, by);
    return { status: 200, body: pageAnswer(recordings, next) };
  },

  async inspect({ sid, by }) {
    const { known, watches, told } = await openTo(by, sid, flows);
    return { status: 200, body: fullAnswer(known, watches, told) };
  },

  async change({ sid, body, by }) {
    const said = read(Change, await body());
    await openTo(by, sid, flows);
    const inspected = (await flows.say(sid, said)) ?? unknown();
    if (inspected === 'in_future') throw badFields({ field: 'stopRequestedAt', message: IN_FUTURE });
    log.info({ sid, by: by.name, said: Object.keys(said), phase: inspected.known.phase }, 'apiChanged');
    return { status: 200, body: fullAnswer(inspected.known, inspected.watches) };
  },

  async forget({ sid, by }) {
    await openTo(by, sid, flows);
    if (!(await flows.forget(sid))) unknown();
    log.info({ sid, by: by.name }, 'apiForgotten');
    return { status: 204 };
  },
});

/** The recording, unless it is of an app that this backend may not know of: then it is unknown to it. */
async function openTo(by: Backend, sid: string, flows: ForBackends): Promise<Inspected> {
  const inspected = await flows.inspect(sid);
  return inspected && isOpenTo(by, inspected.known.recording.app) ? inspected : unknown();
}

/** Parameters that have a value: an empty one, as in `?phase=&app=prod`, asks for nothing. */
const given = (query: URLSearchParams): object =>
  Object.fromEntries([...query].filter(([, value]) => value !== ''));

const IN_FUTURE = 'lies in the future';

function unknown(): never {
  throw new Problem(404, 'No recording with this sid is registered. POST /v1/recordings registers one.');
}

/** The registration in the shape that pastes are read into, so that every way in ends in one flow. */
function announcementOf(registration: z.output<typeof Registration>): Announcement {
  const { sid, resourceId, mode, app, appId, cname, uid, alias, watch = [] } = registration;
  const { startedAt, resourceExpiredHour, maxRecordingHour, endsAt, reportsStop, fileBaseUrl } = registration;
  return {
    pasted: {
      sid,
      resourceId,
      mode,
      words: [],
      ...filled({ appId, cname: cname || undefined, uid: uid || undefined }),
      options: filled({ app, alias }),
    },
    circumstances: filled({
      startedAt,
      resourceExpiredHour,
      maxRecordingHour,
      endsAt,
      reportsStop,
      fileBaseUrl,
    }),
    watch,
  };
}

type Refused = Exclude<Announced, { readonly kind: 'announced' }>;

/** The refusal of a registration. A key that is limited to some apps is told these, and nothing of any other. */
function refused(why: Refused, { app }: z.output<typeof Registration>, { name, apps }: Backend): Problem {
  const isOther =
    why.kind === 'of_other_app' || (why.kind === 'incomplete' && why.missing.kind === 'unknown_app');
  if (apps && isOther) return new Problem(403, `The key ${name} is limited to the apps ${apps.join(', ')}.`);
  return badFields(fieldOf(why, app));
}

function fieldOf(refused: Refused, app: string | undefined): FieldError {
  switch (refused.kind) {
    case 'of_other_app':
      return { field: 'sid', message: 'is of a recording of another app' };
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
