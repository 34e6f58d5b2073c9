/** Callback ids of shortcuts, steps of workflows and forms, as in manifest.json. */
export const CALLBACKS = {
  /** The form to register a recording. */
  watchForm: 'recording_watch_form',
  /** Shortcut on a message. */
  watchThis: 'recording_watch_this',
  /** Global shortcut. */
  watchAny: 'recording_watch_any',
  /** Step of a workflow. */
  watchStep: 'watch_recording',
} as const;
