// Preloaded into every server that scripts start: when the process that holds the other end of stdin is gone, also by
// `kill -9`, the server drains and stops as it does on SIGTERM. Nobody is left behind with a port in hand.

// Under `node --watch` the watcher has to go, and takes the server with it.
const isWatched = process.env['WATCH_REPORT_DEPENDENCIES'] !== undefined;
const target = isWatched ? process.ppid : process.pid;

process.stdin.resume().on('end', () => {
  process.kill(target, 'SIGTERM');
  // The logger writes what is left before it lets the process end, and tries for ever where nobody reads any more.
  process.prependListener('exit', () => process.kill(process.pid, 'SIGKILL'));
});
process.stdin.unref();
