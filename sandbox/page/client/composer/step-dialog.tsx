import { useEffect, useId, useRef, useState } from 'react';
import type { StepDefinition, StepParameter, StepRun } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { CloseButton } from '../icons.tsx';
import { useReader } from '../reader.tsx';

interface StepDialogProps {
  readonly step: StepDefinition;
  /** Channel that is open, as the initial value of a channel input. */
  readonly channel: string;
  readonly onClose: () => void;
}

/** Dialog that runs a workflow of one step: first its inputs, then its outputs. */
export function StepDialog({ step, channel, onClose }: StepDialogProps) {
  const { user, slack, words } = useReader();
  useFocusReturn();
  const box = useRef<HTMLDialogElement>(null);
  const [inputs, setInputs] = useState(() => beginnings(step, channel));
  const [refusal, setRefusal] = useState('');
  // Ids of earlier runs, to tell the run of this dialog from them.
  const [before] = useState(() => new Set(slack.runs.map(({ id }) => id)));
  useEffect(() => box.current?.showModal(), []);
  const run = slack.runs.findLast(
    ({ id, callback_id, user: by }) => !before.has(id) && callback_id === step.callback_id && by === user.id,
  );

  const start = async () => {
    const filled = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));
    const answer = await ask({ ask: 'runStep', user: user.id, callbackId: step.callback_id, inputs: filled });
    setRefusal(answer.refusal ?? '');
  };
  return (
    <dialog ref={box} className="modal" aria-label={words.composer.workflow(step.title)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (run?.status !== 'running') start();
        }}
      >
        <header className="modal-header">
          <h2>{step.title}</h2>
          <CloseButton label={words.form.close} onClose={() => box.current?.close()} />
        </header>
        <div className="modal-body blocks">
          <p>{step.description}</p>
          {step.input_parameters.map((parameter) => (
            <Input
              key={parameter.name}
              parameter={parameter}
              value={inputs[parameter.name] ?? ''}
              onChange={(value) => setInputs({ ...inputs, [parameter.name]: value })}
            />
          ))}
          {refusal && (
            <p className="input-error" role="alert">
              {refusal}
            </p>
          )}
          {run && <Outcome run={run} />}
        </div>
        <footer className="dialog-buttons">
          <button type="submit" className="button button-primary" aria-disabled={run?.status === 'running'}>
            {words.form.run}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

const CHANNEL = 'slack#/types/channel_id';

const beginnings = (step: StepDefinition, channel: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    step.input_parameters.map(({ name, type, is_required }) => [
      name,
      type === CHANNEL && is_required ? channel : '',
    ]),
  );

interface InputProps {
  readonly parameter: StepParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Input({ parameter, value, onChange }: InputProps) {
  const { slack, user, words } = useReader();
  const id = useId();
  const { title, type, description, is_required: required } = parameter;
  const channels = slack.channels.filter(({ members, is_im }) => members.includes(user.id) && !is_im);
  return (
    <div className="block-input">
      <label className="input-label" htmlFor={id}>
        {title} {!required && <span className="optional">{words.form.optional}</span>}
      </label>
      {type === CHANNEL ? (
        <select id={id} className="select" value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{words.form.chooseChannel}</option>
          {channels.map(({ id: place, name }) => (
            <option key={place} value={place}>
              #{name}
            </option>
          ))}
        </select>
      ) : (
        <textarea
          id={id}
          className="text-input"
          rows={required ? 2 : 1}
          required={required}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {description && <span className="input-hint">{description}</span>}
    </div>
  );
}

function Outcome({ run }: { readonly run: StepRun }) {
  const { words } = useReader();
  if (run.status === 'running') return <p role="status">{words.form.running}</p>;
  if (run.status === 'failed')
    return (
      <p role="status" className="input-error">
        {words.form.failed(run.error ?? '')}
      </p>
    );
  return (
    <div role="status">
      <p>{words.form.done}</p>
      <dl className="outputs">
        {Object.entries(run.outputs ?? {}).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
