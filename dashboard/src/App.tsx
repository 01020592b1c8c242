import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { useAddress } from './address/use-address.ts';
import { CallError } from './data/client.ts';
import { useLoadEvents } from './data/use-load-events.ts';
import { palettes } from './look/palette.ts';
import { antdThemeOf, cssVariables } from './look/theme.ts';
import { useScreen } from './look/use-screen.ts';
import { ProgressPage } from './pages/progress/ProgressPage.tsx';
import { Notice } from './panel/Notice.tsx';
import { TongueProvider, useTongue } from './words/words-context.tsx';

/** Answers stay good until a load is published; a refusal of the server is not asked again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && (!(error instanceof CallError) || error.status >= 500),
      },
    },
  });
}

export function App({ client }: { readonly client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <Look>
          <LoadEvents />
          <Routes>
            <Route path="/" element={<ProgressPage />} />
            <Route path="/progress" element={<ProgressPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Look>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

/** Language, colours and type size of the address. */
export function Look({ children }: { readonly children: ReactNode }) {
  const [{ language, theme }] = useAddress();
  const { fontPx } = useScreen();
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = language === 'zh' ? 'zh-CN' : 'en';
    page.dataset.theme = theme;
    page.style.colorScheme = theme === 'night' ? 'dark' : 'light';
    for (const [name, value] of Object.entries(cssVariables(palettes[theme]))) page.style.setProperty(name, value);
  }, [language, theme]);
  return (
    <TongueProvider language={language}>
      <ConfigProvider theme={antdThemeOf(theme, fontPx)}>{children}</ConfigProvider>
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
