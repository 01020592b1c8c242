import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import type { Theme } from './address/address.ts';
import { useAddress } from './address/use-address.ts';
import { CallError } from './data/client.ts';
import { useLoadEvents } from './data/use-load-events.ts';
import { useRecovery } from './data/use-recovery.ts';
import { antdLocales } from './look/locale.ts';
import { palettes } from './look/palette.ts';
import { antdThemeOf, cssVariables } from './look/theme.ts';
import { useScreen } from './look/use-screen.ts';
import { ProgressPage } from './pages/progress/ProgressPage.tsx';
import { Notice } from './panel/Notice.tsx';
import { PageBoundary } from './panel/PageBoundary.tsx';
import { Waiting } from './panel/Waiting.tsx';
import { TongueProvider, useTongue } from './words/words-context.tsx';

const CoveragePage = lazy(() => import('./pages/coverage/CoveragePage.tsx'));
const ProductsPage = lazy(() => import('./pages/products/ProductsPage.tsx'));
const DataPage = lazy(() => import('./pages/data/DataPage.tsx'));
const WallPage = lazy(() => import('./pages/wall/WallPage.tsx'));

/**
 * Answers stay good until a load is published; a refusal of the server is not asked again. What the browser thinks of
 * the network is not asked: the server may be on this very machine, and a question that waits for a network says nothing.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && (!(error instanceof CallError) || error.status >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function App({ client }: { readonly client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <LoadEvents />
        <Routes>
          <Route path="/wall" element={<OnTheWall />} />
          <Route path="*" element={<AtADesk />} />
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

function AtADesk() {
  useRecovery();
  return (
    <Look>
      <Suspense fallback={<Waiting lines={12} />}>
        <Routes>
          <Route path="/" element={<ProgressPage />} />
          <Route path="/progress" element={<ProgressPage />} />
          <Route path="/coverage" element={<CoveragePage />} />
          <Route path="/products" element={<ProductsPage />} />
          <Route path="/data" element={<DataPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Look>
  );
}

function OnTheWall() {
  return (
    <Look page="wall" theme="night">
      <Suspense fallback={<Waiting lines={12} />}>
        <WallPage />
      </Suspense>
    </Look>
  );
}

interface LookProps {
  /** A page with a type size of its own. */
  readonly page?: 'wall';
  /** Undefined: the one of the address. */
  readonly theme?: Theme;
  readonly children: ReactNode;
}

/** Language, colours and type size of the address. */
export function Look({ page, theme: fixedTheme, children }: LookProps) {
  const [{ language, theme: askedTheme }] = useAddress();
  const theme = fixedTheme ?? askedTheme;
  const { fontPx } = useScreen();
  useLayoutEffect(() => {
    if (page === undefined) return;
    const { dataset } = document.documentElement;
    dataset.page = page;
    // The type size changed with it, which whoever counts in pixels has to hear.
    window.dispatchEvent(new Event('resize'));
    return () => {
      delete dataset.page;
    };
  }, [page]);
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = language === 'zh' ? 'zh-CN' : 'en';
    page.dataset.theme = theme;
    page.style.colorScheme = theme === 'night' ? 'dark' : 'light';
    for (const [name, value] of Object.entries(cssVariables(palettes[theme]))) page.style.setProperty(name, value);
  }, [language, theme]);
  return (
    <TongueProvider language={language}>
      <ConfigProvider theme={antdThemeOf(theme, fontPx)} locale={antdLocales[language]}>
        <PageBoundary>{children}</PageBoundary>
      </ConfigProvider>
    </TongueProvider>
  );
}

function LoadEvents() {
  useLoadEvents();
  return null;
}

function NotFound() {
  const { words } = useTongue();
  return <Notice role="alert">{words.states.notFound}</Notice>;
}
