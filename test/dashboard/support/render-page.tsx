import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { Look } from '#dashboard/src/App.tsx';

/** Panels are loaded on demand; compiling one for the first time may take seconds on a busy machine. */
configure({ asyncUtilTimeout: 15_000, getElementError: (message) => new Error(message ?? 'not found') });

function Witness({ onAddress }: { readonly onAddress: (search: string) => void }) {
  onAddress(useLocation().search);
  return null;
}

/** Renders under an address; `addressNow` tells where the page has gone to. */
export function renderAt(search: string, children: ReactNode) {
  let address = '';
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const rendered = render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[`/${search}`]}>
        <Witness
          onAddress={(now) => {
            address = now;
          }}
        />
        <Look>{children}</Look>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { ...rendered, client, addressNow: () => address };
}
