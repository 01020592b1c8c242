/** Reads a server-sent event stream piece by piece. */
export class EventReader {
  readonly #controller = new AbortController();
  #text = '';
  #ended = false;

  async open(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(url, { headers, signal: this.#controller.signal });
    if (response.body !== null) this.#read(response.body).catch(() => undefined);
    return response;
  }

  /** Everything that has come so far, once it has the words. */
  async until(words: string | RegExp, limitMs = 5000): Promise<string> {
    const startMs = Date.now();
    while (!(typeof words === 'string' ? this.#text.includes(words) : words.test(this.#text))) {
      if (Date.now() - startMs > limitMs) throw new Error(`never came: ${words}; came: ${this.#text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.#text;
  }

  get ended(): boolean {
    return this.#ended;
  }

  close(): void {
    this.#controller.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const piece of body) this.#text += decoder.decode(piece, { stream: true });
    } finally {
      this.#ended = true;
    }
  }
}
