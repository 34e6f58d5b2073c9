import type { z } from 'zod';
import { RecordingInFull, RecordingPage, Registered } from './answers.ts';
import { Change, Criteria, Registration } from './requests.ts';

/** One operation: the router matches it, its schemas check requests, and the document describes it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `{sid}` stands for the sid. */
  readonly path: '/v1/recordings' | '/v1/recordings/{sid}';
  readonly summary: string;
  readonly description?: string;
  readonly body?: z.ZodType;
  /** Schemas by the name of the parameter; each parameter may be left out. */
  readonly query?: Readonly<Record<string, z.ZodType>>;
  /** Answers by status; one without a schema has no body. */
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
}

export const OPERATIONS = {
  register: {
    method: 'POST',
    path: '/v1/recordings',
    summary: 'Register a recording that was started, and have channels told of it',
    description:
      'The answer of `start` with `mode` added is a complete request. A field that is `null` counts as absent. Safe to repeat: a recording is known by its sid, its ids stay as they were, and the other fields that are given count from then on, as do the options of watches. Only ids that never worked are replaced.',
    body: Registration,
    answers: {
      201: { description: 'Registered now', schema: Registered },
      200: { description: 'It was known already', schema: Registered },
    },
  },
  browse: {
    method: 'GET',
    path: '/v1/recordings',
    summary: 'List recordings, newest first',
    description: 'Pages of up to 50. A page that is not full may have a next one nonetheless.',
    query: Criteria.shape,
    answers: { 200: { description: 'A page', schema: RecordingPage } },
  },
  inspect: {
    method: 'GET',
    path: '/v1/recordings/{sid}',
    summary: 'One recording with its timeline, as last seen; Agora is not asked',
    answers: { 200: { description: 'The recording', schema: RecordingInFull } },
  },
  change: {
    method: 'PATCH',
    path: '/v1/recordings/{sid}',
    summary: 'Say that a stop was asked for, or when it is to end',
    description:
      'Said before the end, it plans the looks and explains the end. Said afterwards, it may change what the end was called, and the channels are told once: a stop that was asked for before the recording went missing, whenever it is reported, explains it; one that was asked for later explains nothing.',
    body: Change,
    answers: { 200: { description: 'The recording', schema: RecordingInFull } },
  },
  forget: {
    method: 'DELETE',
    path: '/v1/recordings/{sid}',
    summary: 'Forget a recording with its watches',
    description: 'Agora is not told and the recording goes on. Cards stay where they were posted.',
    answers: { 204: { description: 'Forgotten' } },
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

const NAMES = Object.keys(OPERATIONS) as readonly OperationName[];

export interface Matched {
  /** Operations at this path, by method. */
  readonly operations: ReadonlyMap<string, OperationName>;
  readonly sid?: string;
}

const PATH = /^\/v1\/recordings(?:\/([^/]+))?$/;

/** Operations at a path; `undefined` if it has none. */
export function match(path: string): Matched | undefined {
  const found = PATH.exec(path);
  if (!found) return undefined;
  const [, sid] = found;
  const template = sid === undefined ? '/v1/recordings' : '/v1/recordings/{sid}';
  const here = NAMES.filter((name) => OPERATIONS[name].path === template);
  const operations = new Map(here.map((name) => [OPERATIONS[name].method, name] as const));
  return { operations, ...(sid === undefined ? {} : { sid }) };
}
