/**
 * Passes a browser through. Without one the tests that need it are skipped, and say so; in CI that is an error,
 * because there nobody would notice.
 */
export function requireBrowser(executable: string | undefined): string | undefined {
  if (executable !== undefined) return executable;
  const words = 'No chromium on PATH: install it, or set CHROMIUM_PATH.';
  if (process.env.CI === 'true') throw new Error(words);
  console.warn(`${words} The tests in a browser are skipped.`);
  return undefined;
}
