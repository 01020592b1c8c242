import { gdalTextDecoder } from '../../text-encoding/decode-text.ts';
import { GrowingBytes } from '../../text-encoding/growing-bytes.ts';
import type { LayerCrs, LayerInfo } from '../wire.ts';
import type { Gdal } from './gdal.ts';

/** The part of `ogrinfo -json` that is used here. */
interface Description {
  readonly layers?: readonly {
    readonly name: string;
    readonly fields?: readonly { readonly name: string; readonly type: string }[];
    readonly geometryFields?: readonly {
      readonly coordinateSystem?: CoordinateSystem | null;
    }[];
  }[];
}
interface CoordinateSystem {
  readonly wkt?: string;
  readonly projjson?: ProjJson;
}
interface ProjJson {
  readonly type?: string;
  readonly name?: string;
  readonly id?: { readonly authority?: string; readonly code?: number | string };
  readonly datum?: { readonly name?: string };
  readonly datum_ensemble?: { readonly name?: string };
  readonly base_crs?: ProjJson;
  readonly source_crs?: ProjJson;
  readonly components?: readonly ProjJson[];
}

export interface LayerFields {
  readonly info: LayerInfo;
  /** Types of the columns as GDAL names them. */
  readonly types: readonly string[];
}

export function describeLayers(gdal: Gdal, dataset: number, encoding: string | null): readonly LayerFields[] {
  const { layers = [] }: Description = JSON.parse(gdal.describe(dataset));
  const decode = nameDecoder(encoding);
  return layers.map(({ name, fields = [], geometryFields = [] }, index) => {
    const count = gdal.countFeatures(dataset, index);
    const info: LayerInfo = {
      name,
      columns: fields.map((field) => decode(field.name)),
      hasGeometry: geometryFields.length > 0,
      featureCount: count < 0 ? null : count,
      crs: crsOf(geometryFields[0]?.coordinateSystem),
    };
    return { info, types: fields.map(({ type }) => type) };
  });
}

/** Names of columns are text of the same encoding as the values. */
function nameDecoder(encoding: string | null): (name: string) => string {
  const decode = gdalTextDecoder(encoding);
  return (name) => {
    const out = new GrowingBytes();
    decode(Buffer.from(name), out);
    return Buffer.from(out.bytes.buffer, 0, out.length).toString();
  };
}

const local = new Set(['EngineeringCRS', 'ParametricCRS', 'TemporalCRS', 'VerticalCRS']);
const modernDatum = /WGS[_ ]?(19)?84|World Geodetic System 1984|CGCS[_ ]?2000|China[_ ](Geodetic[_ ].*)?2000/i;

function crsOf(system: CoordinateSystem | null | undefined): LayerCrs | null {
  if (system === undefined || system === null) return null;
  const { wkt = '', projjson } = system;
  const horizontal = flatten(projjson);
  const name = horizontal?.name ?? wkt.split('"')[1] ?? '';
  const { authority, code } = horizontal?.id ?? {};
  const base = horizontal?.base_crs ?? horizontal;
  const datum = base?.datum?.name ?? base?.datum_ensemble?.name ?? '';
  const type = horizontal?.type ?? '';
  const isTransformable = horizontal !== undefined && !local.has(type) && modernDatum.test(datum);
  const isDegrees = isTransformable && type === 'GeographicCRS';
  return {
    name: name === 'unnamed' ? datum : name,
    datum,
    epsg: authority === 'EPSG' ? Number(code) : null,
    isDegrees,
    isTransformable,
  };
}

/** The horizontal system inside one with heights or with a transformation to WGS84. */
function flatten(system: ProjJson | undefined): ProjJson | undefined {
  if (system?.id !== undefined) return system;
  const inner = system?.source_crs ?? system?.components?.[0];
  return inner === undefined ? system : flatten(inner);
}
