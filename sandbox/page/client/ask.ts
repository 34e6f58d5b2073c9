import type { Answer, Ask } from '../asks.ts';

/** Asks the demo for something. Never throws: what went wrong is in the answer. */
export async function ask(what: Ask): Promise<Answer> {
  try {
    const response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    });
    return await response.json();
  } catch (error) {
    return { ok: false, refusal: `The demo does not answer (${String(error)}). Is it still running?` };
  }
}
