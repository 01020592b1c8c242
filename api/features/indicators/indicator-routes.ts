import { listIndicators } from '#api/contract/indicators.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import type { Routes } from '../../http/routes.ts';

export function indicatorRoutes(routes: Routes): void {
  routes.cached(listIndicators, async () => ({
    indicators: [...indicators.values()].map((indicator) => ({
      id: indicator.id,
      version: indicator.version,
      title: indicator.title,
      label: indicator.label,
      weightUnit: indicator.weightUnit,
      unit: '%' as const,
      dataset: indicator.dataset,
      reads: [...indicator.reads],
      clause: indicator.clause,
      method: indicator.method,
      levels: [...indicator.levels],
      states: indicator.states,
      weightings: Object.fromEntries(
        Object.entries(indicator.weightings ?? {}).map(([name, { unit }]) => [name, unit]),
      ),
      params: { ...indicator.params },
    })),
  }));
}
