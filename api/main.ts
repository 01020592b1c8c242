import { type RunningServer, runServer } from './start/run-server.ts';
import { failureSentence } from './start/start-errors.ts';

/** Ctrl-C reaches this process twice under npm and tsx: only a later one means impatience. */
const IMPATIENCE_MS = 1_500;
const CLOSE_LIMIT_MS = 15_000;

let running: RunningServer | undefined;
let endingSinceMs: number | undefined;

function end(): void {
  if (endingSinceMs !== undefined) {
    if (Date.now() - endingSinceMs > IMPATIENCE_MS) process.exit(1);
    return;
  }
  endingSinceMs = Date.now();
  setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
  Promise.resolve(running?.close()).then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

process.on('SIGINT', end);
process.on('SIGTERM', end);

try {
  await runServer({
    checkAnswers: process.argv.includes('--check-answers'),
    buildDashboard: !process.argv.includes('--no-build'),
    onOpen: (server) => {
      running = server;
    },
  });
} catch (error) {
  if (endingSinceMs === undefined) {
    process.stderr.write(`${failureSentence(error)}\n`);
    process.exit(1);
  }
}
