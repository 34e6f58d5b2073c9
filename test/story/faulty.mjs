/** Loaded into a real process before the bot: breaks it on a signal, as code that nobody looked at would. */
process.on('SIGUSR2', () => {
  Promise.reject(new Error('a promise was broken, with xoxb-bot-token-of-the-story in it'));
});
process.on('SIGHUP', () => {
  throw new Error('something was thrown, with xoxb-bot-token-of-the-story in it');
});
