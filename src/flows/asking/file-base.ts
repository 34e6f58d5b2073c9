import type { App } from '../../recording/app.ts';
import type { Known } from '../../recording/known.ts';

/** Base address of a recording's files: from its registration, else from the configuration of its app. */
export const fileBase = (
  { recording }: Known,
  { apps }: { readonly apps: readonly App[] },
): string | undefined =>
  recording.fileBaseUrl ?? apps.find(({ name }) => name === recording.app)?.fileBaseUrl;
