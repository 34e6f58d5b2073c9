import { readGiven } from '../config/given.ts';
import { readCa } from '../config/reaching.ts';
import { type Environment, mayBeInFile, ROWS, VARIABLES } from '../config/variables.ts';
import { doctor } from './doctor.ts';
import type { Examined } from './examine.ts';
import { HTTP, type Name, STEPS, type Step, type Values } from './setup-steps.ts';

/** The person who sets up, or a script in place of one. */
export interface Person {
  readonly say: (line: string) => void;
  /** Asks for one value, which is not echoed. `undefined`: the input has ended. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Stores answers. */
  readonly keep: (values: Values) => void;
}

/** Variables that make another one unnecessary. */
const INSTEAD: Partial<Record<Name, Name>> = {
  AGORA_APP_ID: 'AGORA_APPS_FILE',
  SLACK_APP_TOKEN: 'SLACK_SIGNING_SECRET',
};

/** Whether the bot reads a variable of this name, or a file that it names. */
export const isVariable = (name: string): boolean =>
  ROWS.some((row) => row.name === name || (mayBeInFile(row) && `${row.name}_FILE` === name));

/**
 * Asks for what is missing, tries each answer at once, keeps what works, and ends with the doctor.
 * @param env what is given already, also by `.env`; an empty variable is missing
 * @param http Slack calls the bot, instead of Socket Mode
 * @returns whether all is well
 * @throws {ConfigError}
 */
export async function setUp(env: Environment, person: Person, { http = false } = {}): Promise<boolean> {
  // A worker would not read what only `web` needs; who sets up may start one of each.
  const { set, complaints } = readGiven({ ...env, ROLE: undefined });
  if (complaints.length > 0) {
    for (const line of complaints) person.say(`✗ ${line}`);
    return false;
  }
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(set)) if (value) given[name] = value.trim();
  const answers: Record<string, string> = {};
  const keep = (values: Values) => {
    Object.assign(answers, values);
    person.keep(values);
  };
  // With both tokens given the bot would choose Socket Mode.
  if (http && given.SLACK_MODE !== 'http') keep({ SLACK_MODE: 'http' });
  for (const step of STEPS) {
    const isForSocket = step.names.includes('SLACK_APP_TOKEN');
    if (!(await taken(http && isForSocket ? HTTP : step, given, { ...person, keep }))) return false;
  }
  return doctor({ ...env, ...answers }, person.say);
}

/** Whether a step is done. Wrong values are asked for again until the input ends. */
async function taken(step: Step, given: Record<string, string>, person: Person): Promise<boolean> {
  const [first] = step.names;
  const other = first && INSTEAD[first];
  if (other !== undefined && given[other] !== undefined) return true;
  let asked: readonly Name[] = step.names.filter((name) => given[name] === undefined);
  if (asked.length > 0) person.say(`${asked.join(', ')}: ${step.about}`);
  let answers: Values = {};
  for (;;) {
    const more = await answersFor(asked, step, given, person);
    if (more === undefined) return false;
    answers = { ...answers, ...more };
    const { results, wrong } = await tryOut(step, filled({ ...given, ...answers }), given);
    for (const { fine, line } of results) person.say(`${fine ? '✓' : '✗'} ${line.replaceAll('\n', ' ')}`);
    if (results.every(({ fine }) => fine)) {
      Object.assign(given, filled(answers));
      if (Object.keys(answers).length > 0) person.keep(filled(answers));
      return true;
    }
    const inFile = wrong.find((name) => given[`${name}_FILE`] !== undefined);
    if (inFile !== undefined) {
      person.say(`Correct the file that ${inFile}_FILE names.`);
      return false;
    }
    asked = wrong;
  }
}

/** Without those that were left empty. */
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

async function answersFor(
  names: readonly Name[],
  step: Step,
  given: Values,
  person: Person,
): Promise<Values | undefined> {
  const answers: Record<string, string> = {};
  for (const name of names) {
    const isNeeded = step.names.includes(name);
    const hint = isNeeded ? step.byDefault : 'empty: none';
    const answer = await person.ask(hint === undefined ? name : `${name} [${hint}]`);
    if (answer === undefined) {
      const lack =
        isNeeded || given[name] !== undefined ? `${name} is missing or does not work.` : `Is ${name} needed?`;
      person.say(`${lack} Give it in the environment, in .env, or by --set ${name}=…`);
      return undefined;
    }
    answers[name] = answer.trim() || (isNeeded && step.byDefault) || '';
  }
  const also = (step.also?.(answers) ?? []).filter((name) => given[name] === undefined);
  if (also.length === 0) return answers;
  const more = await answersFor(also, step, given, person);
  return more && { ...answers, ...more };
}

interface Trial {
  readonly results: readonly Examined[];
  /** Variables to ask for again. */
  readonly wrong: readonly Name[];
}

/**
 * Tries values, but only if their form is valid.
 * @param before values given before this step
 */
async function tryOut(step: Step, given: Values, before: Values): Promise<Trial> {
  const complaints: string[] = [];
  const ca = readCa(step.authorities, given, complaints);
  const wrong: Name[] = complaints.length > 0 ? [step.authorities] : [];
  for (const name of [...step.names, ...step.beside]) {
    const isMissing = step.names.includes(name) && given[name] === undefined;
    const read = VARIABLES[name].safeParse(given[name]);
    if (!isMissing && read.success) continue;
    wrong.push(name);
    complaints.push(`${name} ${isMissing ? 'is missing' : read.error?.issues[0]?.message}`);
  }
  if (wrong.length > 0) return { results: complaints.map((line) => ({ fine: false, line })), wrong };
  const results = await step.tried(given, ca);
  const faulty = results.flatMap(({ variable }) => variable ?? []);
  if (faulty.length > 0) return { results, wrong: faulty };
  const isAway = results.some(({ away }) => away);
  const ways = isAway ? (step.away ?? []).filter((name) => before[name] === undefined) : [];
  return { results, wrong: ways.length > 0 ? ways : step.names };
}
