import { events } from '#api/contract/service.ts';

/** What the server says of a publication (api/contract/service.ts). */
export interface LoadEvent {
  readonly load: number;
  readonly dataset: string;
  readonly rootRegion: string;
  readonly asOf: string | null;
}

/** What the server says of a supervision order that was issued or with which something was done. */
export interface OrderEvent {
  readonly order: number;
  readonly programme: string;
  readonly year: number;
}

export interface Listeners {
  readonly onLoad: (event: LoadEvent) => void;
  readonly onOrder: (event: OrderEvent) => void;
  /**
   * The stream broke and stands again. `isSame`: loads missed meanwhile are told again, orders are not; a stream that had
   * to be opened anew does not know what was told last, and tells nothing of what was missed.
   */
  readonly onReopened: (isSame: boolean) => void;
}

const reopenAfterMs = 5_000;

/**
 * Follows publications and supervision orders until the returned function is called. The browser reopens a stream that
 * broke, but gives up for good when the server answers with an error, as it does while it starts: then the stream is opened anew here.
 */
export function followEvents({ onLoad, onOrder, onReopened }: Listeners): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (isFirst: boolean) => {
    let wasOpen = false;
    const opened = new EventSource(events.path);
    stream = opened;
    opened.addEventListener('load', ({ data }: MessageEvent<string>) => onLoad(JSON.parse(data)));
    opened.addEventListener('order', ({ data }: MessageEvent<string>) => onOrder(JSON.parse(data)));
    opened.addEventListener('open', () => {
      if (wasOpen || !isFirst) onReopened(wasOpen);
      wasOpen = true;
    });
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenAfterMs, false);
    });
  };
  open(true);
  return () => {
    clearTimeout(timer);
    stream?.close();
  };
}
