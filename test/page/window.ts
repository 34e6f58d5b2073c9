import { chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** A page of its own, with its own cookies and storage, in the browser of the run. */
export interface Window {
  readonly page: Page;
  close(): Promise<void>;
}

/** Whether this run has a browser. */
export const HAS_BROWSER = inject('browserUrl') !== undefined;

/** @param timeoutMs how long anything on the page may take */
export async function openWindow(width: number, height: number, timeoutMs: number): Promise<Window> {
  const browser = await chromium.connect(inject('browserUrl') ?? '');
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(timeoutMs);
  // Ends this connection and what was opened over it; the browser goes on.
  return { page, close: () => browser.close() };
}
