import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

export interface OsmNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: Readonly<Record<string, string>>;
}
export interface OsmWay {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

type Write = (pbf: PbfWriter) => void;

function message(write: Write): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish();
}

function repeated(field: number, contents: readonly Uint8Array[]): Uint8Array {
  return message((pbf) => {
    for (const content of contents) pbf.writeBytesField(field, content);
  });
}

/** A file of OpenStreetMap's protocol buffers (osmformat.proto) with plain nodes and ways in one block. */
export function osmPbf(nodes: readonly OsmNode[], ways: readonly OsmWay[]): Buffer {
  const header = message((pbf) => pbf.writeStringField(4, 'OsmSchema-V0.6'));
  const words = ['', ...new Set([...nodes, ...ways].flatMap(({ tags = {} }) => Object.entries(tags).flat()))];
  const block = message((pbf) => {
    pbf.writeBytesField(
      1,
      repeated(
        1,
        words.map((word) => Buffer.from(word)),
      ),
    );
    pbf.writeBytesField(
      2,
      repeated(
        1,
        nodes.map((node) => nodeBytes(node, words)),
      ),
    );
    pbf.writeBytesField(
      2,
      repeated(
        3,
        ways.map((way) => wayBytes(way, words)),
      ),
    );
  });
  return Buffer.concat([blob('OSMHeader', header), blob('OSMData', block)]);
}

function blob(type: string, content: Uint8Array): Buffer {
  const body = message((pbf) => {
    pbf.writeVarintField(2, content.length);
    pbf.writeBytesField(3, deflateSync(content));
  });
  const head = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, body.length);
  });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

function writeTags(pbf: PbfWriter, tags: Readonly<Record<string, string>>, words: readonly string[]): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => words.indexOf(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => words.indexOf(value)),
  );
}

/** Places are in units of 100 nanodegrees. */
function nodeBytes({ id, lon, lat, tags = {} }: OsmNode, words: readonly string[]): Uint8Array {
  return message((pbf) => {
    pbf.writeSVarintField(1, id);
    writeTags(pbf, tags, words);
    pbf.writeSVarintField(8, Math.round(lat * 1e7));
    pbf.writeSVarintField(9, Math.round(lon * 1e7));
  });
}

/** Each node by its distance to the one before. */
function wayBytes({ id, nodes, tags }: OsmWay, words: readonly string[]): Uint8Array {
  return message((pbf) => {
    pbf.writeVarintField(1, id);
    writeTags(pbf, tags, words);
    pbf.writePackedSVarint(
      8,
      nodes.map((node, index) => node - (nodes[index - 1] ?? 0)),
    );
  });
}
