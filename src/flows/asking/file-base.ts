import type { App } from '../../recording/app.ts';
import type { Known } from '../../recording/known.ts';

/** Where the files of a recording can be read: as its registration said, else as its app is configured. */
export const fileBase = (
  { recording }: Known,
  { apps }: { readonly apps: readonly App[] },
): string | undefined =>
  recording.fileBaseUrl ?? apps.find(({ name }) => name === recording.app)?.fileBaseUrl;
