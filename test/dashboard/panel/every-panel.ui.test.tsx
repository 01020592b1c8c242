import { vi } from 'vitest';
import { judgePages } from '../support/every-panel.tsx';

vi.mock('#dashboard/src/map/MapPanel.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).RegionMapStub,
}));
vi.mock('#dashboard/src/map/workbench/WorkbenchPanel.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).WorkbenchStub,
}));
vi.mock('#dashboard/src/map/PreviewMap.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).PreviewStub,
}));

vi.mock('#dashboard/src/charts/Chart.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).ChartStub,
}));

judgePages(['wall', 'coverage', 'desk', 'papers']);
