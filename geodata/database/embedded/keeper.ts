import { connect, type Socket } from 'node:net';
import { keeperAccepted, keeperRequest } from './wire.ts';

/** An open connection that says nothing: as long as it is open, the host stays. */
export type Keeper = Socket;

/** A host that is busy with a long statement answers late; one that is not there refuses at once. */
const answerTimeoutMs = 120_000;

/** Connects to the host; undefined when none listens there, or when it is just ending. */
export function connectKeeper(socketPath: string): Promise<Keeper | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const give = (keeper: Keeper | undefined): void => {
      socket.removeAllListeners();
      // Whoever keeps it looks at `destroyed`; a host that dies is found out there.
      socket.on('error', () => undefined);
      socket.setTimeout(0);
      if (!keeper) socket.destroy();
      resolve(keeper);
    };
    socket.setTimeout(answerTimeoutMs);
    socket.once('connect', () => socket.write(keeperRequest));
    socket.once('data', (bytes) => give(bytes.equals(keeperAccepted) ? socket.unref().resume() : undefined));
    for (const event of ['error', 'close', 'timeout']) socket.once(event, () => give(undefined));
  });
}
