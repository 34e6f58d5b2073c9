import type { Person } from '../acts.ts';
import type { StepParameter } from '../state.ts';
import { freshId, stableId } from '../workspace/ids.ts';
import { unfit } from '../workspace/runs.ts';
import { tell } from './events.ts';
import type { Stage } from './stage.ts';

const described = (parameters: readonly StepParameter[]) =>
  parameters.map(({ name, type, title, description, is_required }) => ({
    type,
    name,
    description: description ?? '',
    title,
    is_required,
  }));

/** Runs of workflow steps, which send `function_executed`. */
export function createSteps(stage: Stage): Pick<Person, 'runStep'> {
  const { workspace } = stage;
  return {
    async runStep({ user: userName, callbackId, inputs }) {
      const user = workspace.directory.who(userName);
      const step = workspace.app.steps.find((each) => each.callback_id === callbackId);
      if (step === undefined) throw new Error(`The app has no workflow step ${callbackId}`);
      // Workflow Builder does not publish a step with missing inputs or inputs of another type.
      const wrong = unfit(step.input_parameters, inputs);
      if (wrong.length > 0) throw new Error(wrong.join('; '));
      const [run, token] = workspace.runs.begin(step, user.id, inputs);
      const created = Math.floor(workspace.now() / 1000);
      const act = await tell(stage, 'function_executed', {
        type: 'function_executed',
        function: {
          id: stableId('Fn', callbackId),
          callback_id: callbackId,
          title: step.title,
          description: step.description,
          type: 'app',
          input_parameters: described(step.input_parameters),
          output_parameters: described(step.output_parameters),
          app_id: workspace.app.appId,
          date_created: created,
          date_updated: created,
          date_deleted: 0,
        },
        inputs,
        function_execution_id: run.id,
        workflow_execution_id: freshId('Wx'),
        bot_access_token: token,
      });
      return { ...act, run: run.id };
    },
  };
}
