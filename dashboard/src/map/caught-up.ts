import { pause } from '../panel/pause.ts';

const askEveryMs = 4;

/**
 * Resolves when the graphics card has done all that it was asked for until now. Whoever asks it something before that,
 * such as whether a program is sound, makes the page wait for all of it; without a graphics card for 30 ms to 0.7 s.
 */
export async function caughtUp(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  do await pause(askEveryMs);
  while (fence !== null && !gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED);
  gl.deleteSync(fence);
}
