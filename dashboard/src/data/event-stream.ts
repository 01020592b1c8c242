import { events } from '#api/contract/service.ts';

/** What the server says of a publication (api/contract/service.ts). */
export interface LoadEvent {
  readonly load: number;
  readonly dataset: string;
  readonly rootRegion: string;
  readonly asOf: string | null;
}

const reopenAfterMs = 5_000;

/**
 * Follows publications until the returned function is called. The browser reopens a stream that broke, but gives up
 * for good when the server answers with an error, as it does while it starts: then the stream is opened anew here.
 */
export function followLoads(onLoad: (event: LoadEvent) => void): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const opened = new EventSource(events.path);
    stream = opened;
    opened.addEventListener('load', ({ data }: MessageEvent<string>) => onLoad(JSON.parse(data)));
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenAfterMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    stream?.close();
  };
}
