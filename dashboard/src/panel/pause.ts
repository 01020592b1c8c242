/** Ends the task, so that the page can answer before what comes next. */
export function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
