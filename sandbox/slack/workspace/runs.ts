import { Refusal, refuseWith } from '../refusal.ts';
import type { StepDefinition, StepParameter, StepRun } from '../state.ts';
import type { Changes } from './changes.ts';
import { freshId } from './ids.ts';

/** Runs of workflow steps. */
export interface Runs {
  /** Starts a run; returns it with the token that is valid while it lasts. */
  begin(step: StepDefinition, user: string, inputs: StepRun['inputs']): readonly [StepRun, token: string];
  /** Ends a run with its outputs. @throws {Refusal} for an unknown or finished run, or outputs not in the manifest */
  succeed(id: string, outputs: Readonly<Record<string, unknown>>): void;
  fail(id: string, error: string): void;
  isToken(token: string): boolean;
  /** Oldest first. */
  all(): readonly StepRun[];
}

const KEPT = 50;

/** Complaints about values for parameters, one line each. */
export function unfit(
  parameters: readonly StepParameter[],
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = new Set(parameters.map(({ name }) => name));
  return [
    ...Object.keys(values)
      .filter((name) => !names.has(name))
      .map((name) => `unknown parameter: ${name}`),
    ...parameters.flatMap(({ name, type, is_required }) => {
      const value = values[name];
      if (value === undefined) return is_required ? [`missing required parameter: ${name}`] : [];
      // Ids of channels and people are strings too.
      const wanted = type === 'boolean' || type === 'number' ? type : 'string';
      return typeof value === wanted ? [] : [`parameter ${name} must be a ${wanted}`];
    }),
  ];
}

export function createRuns(changes: Changes): Runs {
  const runs = new Map<string, { readonly step: StepDefinition; readonly token: string; run: StepRun }>();
  const running = (id: string) => {
    const entry = runs.get(id);
    if (entry === undefined) throw new Refusal('function_execution_not_found');
    if (entry.run.status !== 'running') throw new Refusal('execution_not_in_running_state');
    return entry;
  };
  return {
    begin(step, user, inputs) {
      const run: StepRun = {
        id: freshId('Fx'),
        callback_id: step.callback_id,
        user,
        inputs,
        status: 'running',
      };
      const token = `xwfp-${freshId('')}`;
      runs.set(run.id, { step, token, run });
      const [oldest] = runs.keys();
      if (runs.size > KEPT && oldest !== undefined) runs.delete(oldest);
      changes.announce();
      return [run, token];
    },
    succeed(id, outputs) {
      const entry = running(id);
      const wrong = unfit(entry.step.output_parameters, outputs);
      if (wrong.length > 0) throw refuseWith('parameter_validation_failed', wrong);
      entry.run = { ...entry.run, status: 'succeeded', outputs };
      changes.announce();
    },
    fail(id, error) {
      const entry = running(id);
      entry.run = { ...entry.run, status: 'failed', error };
      changes.announce();
    },
    isToken: (token) =>
      [...runs.values()].some((each) => each.token === token && each.run.status === 'running'),
    all: () => [...runs.values()].map(({ run }) => run),
  };
}
