import { Agent } from 'node:http';
import axios from 'axios';

/**
 * The peer: axios with kept connections, a fixed number of requests a second, and nothing else. Forked with URL and rate;
 * ends with its parent.
 */
const [url = '', perSecond = '1'] = process.argv.slice(2);

const client = axios.create({
  httpAgent: new Agent({ keepAlive: true }),
  proxy: false,
  responseType: 'text',
});

const ask = (): void => {
  client.get(url).catch((error: unknown) => {
    console.error(String(error));
    process.exit(1);
  });
};
setInterval(ask, 1_000 / Number(perSecond));
process.once('disconnect', () => process.exit(0));
