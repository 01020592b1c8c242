import { vi } from 'vitest';

/** A stream of events that a test speaks through: jsdom has none. */
class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeEventSource[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

export interface Announcer {
  /** Says an event on every stream that is open, as the server does. */
  readonly say: (event: string, data: object) => void;
  /** The streams stand: for the first time, or again after a break. */
  readonly stand: () => void;
  /** The streams that stand end for good, as after a refusal. */
  readonly end: () => void;
}

export function fakeEvents(): Announcer {
  FakeEventSource.opened.length = 0;
  vi.stubGlobal('EventSource', FakeEventSource);
  const tell = (event: Event) => {
    for (const stream of FakeEventSource.opened) {
      if (stream.readyState !== FakeEventSource.CLOSED) stream.dispatchEvent(event);
    }
  };
  return {
    say: (event, data) => tell(new MessageEvent(event, { data: JSON.stringify(data) })),
    stand: () => tell(new Event('open')),
    end: () => {
      for (const stream of FakeEventSource.opened) {
        stream.close();
        stream.dispatchEvent(new Event('error'));
      }
    },
  };
}
