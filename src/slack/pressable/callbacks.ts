/** Shortcuts, steps of workflows and forms, by the names in manifest.json with which Slack calls back. */
export const CALLBACKS = {
  /** The form to register a recording. */
  watchForm: 'recording_watch_form',
  /** On a message. */
  watchThis: 'recording_watch_this',
  /** From anywhere. */
  watchAny: 'recording_watch_any',
  /** In a workflow. */
  watchStep: 'watch_recording',
} as const;
