import { useState } from 'react';
import type { PretendRecording } from '../../../agora/pretend-agora.ts';
import { LIFE_NAMES, type LifeName } from '../../../agora/script.ts';
import { ActButton } from './act-button.tsx';
import { Recording } from './recording.tsx';

interface RecordingsProps {
  readonly recordings: readonly PretendRecording[];
  readonly speed: number;
  readonly onClose: () => void;
}

const MODES = ['mix', 'individual', 'web', 'raw'] as const;

const LIVES: Record<LifeName, string> = {
  steady: 'goes on until you interfere',
  lesson: 'is stopped after 30 s, as usual',
  manual: 'does nothing by itself',
  normal: 'is stopped and shows 6, 7, 8',
  moved: 'is moved, and stopped after 50 s',
  lost: 'is lost while it is moved',
  failed: 'fails after 30 s (20)',
  unanswered: 'a call that nobody takes',
  stuck: 'never uploads anything',
};

export function Recordings({ recordings, speed, onClose }: RecordingsProps) {
  return (
    <section aria-label="Recordings">
      <h3>Recordings</h3>
      <Start />
      <p className="panel-row">
        <span>Scripted time</span>
        <span className="segments">
          {([1, 5] as const).map((factor) => (
            <ActButton key={factor} what={{ ask: 'speed', factor }} pressed={speed === factor}>
              ×{factor}
            </ActButton>
          ))}
        </span>
      </p>
      {recordings.length === 0 && <p className="panel-quiet">None yet.</p>}
      <ul className="recordings">
        {recordings.map((recording, index) => (
          <Recording key={recording.sid} recording={recording} open={index === 0} onCopied={onClose} />
        ))}
      </ul>
    </section>
  );
}

function Start() {
  const [mode, setMode] = useState<(typeof MODES)[number]>('mix');
  const [life, setLife] = useState<LifeName>('steady');
  const [registered, setRegistered] = useState(false);
  return (
    <div className="start">
      <select
        aria-label="Mode"
        value={mode}
        onChange={({ target }) => setMode(MODES.find((each) => each === target.value) ?? 'mix')}
      >
        {MODES.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <select
        aria-label="Life"
        value={life}
        onChange={({ target }) => setLife(LIFE_NAMES.find((each) => each === target.value) ?? 'steady')}
      >
        {LIFE_NAMES.map((name) => (
          <option key={name} value={name}>
            {LIVES[name]}
          </option>
        ))}
      </select>
      <label className="panel-check" title="POST /v1/recordings, as the line after start would do">
        <input
          type="checkbox"
          checked={registered}
          onChange={({ target }) => setRegistered(target.checked)}
        />
        your backend tells the bot
      </label>
      <ActButton what={{ ask: 'startRecording', mode, life, registered }} kind="primary">
        Start one
      </ActButton>
    </div>
  );
}
