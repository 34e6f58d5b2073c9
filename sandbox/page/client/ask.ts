import type { Answer, Ask } from '../asks.ts';

/** Sends an ask to the demo. Never throws: the answer says what went wrong. */
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
