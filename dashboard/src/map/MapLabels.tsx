import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../look/StatusMark.tsx';
import styles from './MapLabels.module.css';
import { placeLabels } from './place-labels.ts';

export interface RegionLabel {
  readonly code: string;
  readonly at: readonly [number, number];
  readonly name: string;
  readonly value: string;
  readonly status: Status | undefined;
}

interface Props {
  readonly map: MapLibre;
  /** Most important first: when there is no room for all, the last ones give way. */
  readonly labels: readonly RegionLabel[];
  readonly onOpen: (code: string) => void;
}

/** Names and values of the regions as HTML: the system's Chinese type is sharper than glyphs in WebGL. */
export function MapLabels({ map, labels, onOpen }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const layout = () => {
      if (list.current) arrange(map, list.current, labels);
    };
    layout();
    map.on('move', layout);
    map.on('resize', layout);
    return () => {
      map.off('move', layout);
      map.off('resize', layout);
    };
  }, [map, labels]);

  return (
    <ul ref={list} className={styles.labels}>
      {labels.map((label) => (
        <li key={label.code} className={styles.place}>
          <button type="button" className={styles.label} onClick={() => onOpen(label.code)}>
            <span className={styles.name} data-map-name>
              {label.name}
            </span>
            <span className={styles.value} data-map-name>
              {label.status ? <StatusMark status={label.status} /> : null}
              {label.value}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function arrange(map: MapLibre, list: HTMLUListElement, labels: readonly RegionLabel[]): void {
  const items = [...list.children].filter((child) => child instanceof HTMLElement);
  const boxes = labels.map((label, index) => {
    const { x, y } = map.project([label.at[0], label.at[1]]);
    return { x, y, width: items[index]?.offsetWidth ?? 0, height: items[index]?.offsetHeight ?? 0 };
  });
  const places = placeLabels(boxes, { width: list.clientWidth, height: list.clientHeight });
  items.forEach((item, index) => {
    const place = places[index];
    item.style.visibility = place ? 'visible' : 'hidden';
    if (place) item.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
  });
}
