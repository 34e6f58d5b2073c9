import { z } from 'zod';
import { filled } from '../../../recording/filled.ts';
import type { Rule } from '../../../recording/watching/rule.ts';
import { watchOptions } from '../../../recording/watching/watch-options.ts';
import { toJson } from '../../connection/scripts/json.ts';
import { StoredOptions } from './stored-options.ts';

const StoredRule = z.object({
  ch: z.string(),
  pat: z.string(),
  by: z.string(),
  since: z.number(),
  app: z.string().exactOptional(),
  ...StoredOptions,
  off: z.object({ by: z.string(), at: z.number() }).exactOptional(),
});

const Gone = z.object({ reason: z.string(), at: z.number() });

/** All rules of a workspace at one moment. */
export interface RuleSet {
  /** Empty if there has never been a rule. */
  readonly edition: string;
  /** Number of the newest rule ever made, removed ones included. */
  readonly last: number;
  /** Oldest first. */
  readonly rules: readonly Rule[];
}

const ID = /^rule-(\d+)$/;

export const ruleId = (number: number): string => `rule-${number}`;

const numberOf = ({ id }: Rule): number => Number(ID.exec(id)?.[1]);

/** @param fields of `<tag>:rules:<team>`, as HGETALL answers them */
export function decodeRules(team: string, fields: Readonly<Record<string, string>>): RuleSet {
  const rules = Object.entries(fields)
    .filter(([field]) => ID.test(field))
    .map(([id, json]) => decodeRule(team, id, json, fields))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  return { edition: fields.edition ?? '', last: Number(fields.last ?? 0), rules };
}

function decodeRule(team: string, id: string, json: string, fields: Readonly<Record<string, string>>): Rule {
  const { ch, pat, by, off, ...rest } = StoredRule.parse(JSON.parse(json));
  const gone = fields[`gone:${ch}`];
  const rule = { id, team, channel: ch, pattern: pat, owner: by, ...rest };
  if (off) return { ...rule, paused: { kind: 'person', ...off } };
  return gone === undefined ? rule : { ...rule, paused: { kind: 'place', ...Gone.parse(JSON.parse(gone)) } };
}

/** Writes a rule without the pause of its place, which is stored once for all rules there. */
export function encodeRule(rule: Rule): string {
  const { channel, pattern, owner, since, app, paused } = rule;
  const stored: z.input<typeof StoredRule> = {
    ch: channel,
    pat: pattern,
    by: owner,
    since,
    ...filled({ app }),
    ...watchOptions(rule),
    ...(paused?.kind === 'person' && { off: { by: paused.by, at: paused.at } }),
  };
  return toJson(stored);
}
