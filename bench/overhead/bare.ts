import { Agent } from 'node:http';
import axios from 'axios';

/**
 * The peer: axios with kept connections, so many requests at one time, each followed by the next, and nothing else.
 * Forked with the URL, the requests at one time and the seconds; tells its parent how many were answered.
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
