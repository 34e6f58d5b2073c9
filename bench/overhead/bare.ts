import { Agent } from 'node:http';
import axios from 'axios';

/**
 * The peer: axios with kept connections, a fixed number of requests at a time, and nothing else. Forked with URL, that
 * number and the seconds; sends its parent the number of answers.
 */
const [url = '', atOnce = '1', seconds = '1'] = process.argv.slice(2);

const client = axios.create({
  httpAgent: new Agent({ keepAlive: true }),
  proxy: false,
  responseType: 'text',
});
const until = performance.now() + Number(seconds) * 1_000;
let answered = 0;

async function ask(): Promise<void> {
  while (performance.now() < until) {
    await client.get(url);
    answered += 1;
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, ask));
process.send?.(answered);
