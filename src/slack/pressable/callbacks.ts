/** What Slack calls back with: shortcuts, steps of workflows and forms, by the names in manifest.json. */
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
