/** What a starting host tells the process that started it. */
export type HostMessage =
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'ready' }
  /** Another process owns the folder: wait for its socket. */
  | { readonly kind: 'owned' }
  | { readonly kind: 'failed'; readonly reason: string; readonly code?: string };
