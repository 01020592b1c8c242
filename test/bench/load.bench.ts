import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onServer, serverUrlOf } from '../support/server-engine.ts';
import { stopHost } from '../support/stop-host.ts';
import type { Bench, Figure } from './figure.ts';
import { prepareRegister, programme } from './load/register-database.ts';
import { type Timing, timed } from './load/timed-program.ts';
import { madeSegments, registerColumns } from './made-register/made-segments.ts';
import { writeShapefile } from './made-register/write-shapefile.ts';
import { median } from './request-times.ts';

const rounds = 3;
const counts = { small: 50_000, register: 300_000, province: 1_000_000 };
const template = 'tongcun_bench_register';
const names = { ours: 'tongcun_bench_ours', peer: 'tongcun_bench_peer' };
const parts = ['.shp', '.shx', '.dbf', '.prj'];

/** A GBK register from file to published facts, against bare ogr2ogr with COPY of the same file on the same server. */
export const bench: Bench = async (log) => {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-bench-load-'));
  try {
    log('load: making the registers');
    for (const [name, count] of Object.entries(counts)) {
      await writeShapefile(join(folder, name), registerColumns, madeSegments(count));
    }
    await makeTemplate();
    return [...(await onServerFigures(folder, log)), await embeddedFigure(folder)];
  } finally {
    await onServer(async (client) => {
      for (const name of [template, ...Object.values(names)]) await client.query(`DROP DATABASE IF EXISTS ${name}`);
    });
    await rm(folder, { recursive: true, force: true });
  }
};

async function makeTemplate(): Promise<void> {
  await onServer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${template}`);
    await client.query(`CREATE DATABASE ${template}`);
  });
  await prepareRegister({ DATABASE_URL: serverUrlOf(template) });
}

async function fresh(name: string, from: string): Promise<void> {
  await onServer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
    await client.query('CHECKPOINT');
  });
}

function ours(file: string, variables: NodeJS.ProcessEnv): Promise<Timing> {
  const words = ['load', 'road_segment', file, '--programme', programme, '--mode', 'replace', '--json'];
  return timed(
    process.execPath,
    ['--max-semi-space-size=64', '--import', 'tsx', 'etl/command-line/main.ts', ...words],
    {
      LOG_LEVEL: 'error',
      ...variables,
    },
  );
}

const onOurs = { DATABASE_URL: serverUrlOf(names.ours) };

async function firstLoad(file: string): Promise<Timing> {
  await fresh(names.ours, template);
  return ours(file, onOurs);
}

/** The peer has PostGIS and no table; it writes GiST and primary key as it does by default. */
async function peer(file: string): Promise<Timing> {
  await fresh(names.peer, template);
  const url = new URL(serverUrlOf(names.peer));
  const place = `PG:host=${url.hostname} port=${url.port} user=${url.username} dbname=${names.peer}`;
  const options = ['-oo', 'ENCODING=GBK', '-nln', 'peer', '-nlt', 'PROMOTE_TO_MULTI', '--config', 'PG_USE_COPY', 'YES'];
  return timed('ogr2ogr', ['-f', 'PostgreSQL', place, file, ...options], { PGPASSWORD: url.password });
}

async function onServerFigures(folder: string, log: (line: string) => void): Promise<Figure[]> {
  const file = join(folder, 'register.shp');
  const first: Timing[] = [];
  const bare: Timing[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    bare.push(await peer(file));
    first.push(await firstLoad(file));
    log(`load: round ${round}: ogr2ogr ${seconds(bare.at(-1))}, ours ${seconds(first.at(-1))}`);
  }
  for (const timing of first) requireAll(timing, counts.register);
  const firstSeconds = median(first.map((timing) => timing.seconds));
  const toBare = firstSeconds / median(bare.map((timing) => timing.seconds));
  const again = await ours(file, onOurs);
  const touched = await touchedRows(again);
  const reread = await ours(await otherBytes(folder), onOurs);
  const large = await firstLoad(join(folder, 'province.shp'));
  requireAll(large, counts.province);
  log(
    `load: again ${seconds(again)}, read again ${seconds(reread)}, 1,000,000 ${seconds(large)} ${large.peakMb.toFixed(0)} MB`,
  );
  return [
    figure('300k_to_bare_ogr2ogr', toBare, ['x', '<=', 2]),
    figure('300k_as_fast_as_bare_ogr2ogr', toBare, ['x', '<=', 1]),
    figure('300k_peak_memory', Math.max(...first.map(({ peakMb }) => peakMb)) / 1024, ['GB', '<=', 1.5]),
    figure('same_file_again_to_first', again.seconds / firstSeconds, ['x', '<=', 0.5]),
    figure('same_file_again_rows_written', touched, ['rows', '<=', 0]),
    figure('same_rows_other_bytes_to_first', reread.seconds / firstSeconds, ['x', '<=', 1]),
    figure('1000k_to_linear_from_300k', large.seconds / ((firstSeconds * counts.province) / counts.register), [
      'x',
      '<=',
      1.1,
    ]),
  ];
}

/** A load that left rows out is no figure. */
function requireAll({ output }: Timing, count: number): void {
  const { accepted, rejected } = JSON.parse(output);
  if (accepted !== count || rejected !== 0) throw new Error(`of ${count} accepted ${accepted}, rejected ${rejected}`);
}

/** Facts that the newest load began or ended. */
async function touchedRows({ output }: Timing): Promise<number> {
  const { load, unchanged } = JSON.parse(output);
  if (unchanged !== counts.register) throw new Error(`unchanged are ${unchanged}`);
  const { Client } = await import('pg');
  const client = new Client(serverUrlOf(names.ours));
  await client.connect();
  const { rows } = await client.query('SELECT count(*) AS n FROM road_segment WHERE load_from = $1 OR load_to = $1', [
    load,
  ]);
  await client.end();
  return Number(rows[0].n);
}

/** The same records under another date of the table: nothing may change, but the file has to be read and compared. */
async function otherBytes(folder: string): Promise<string> {
  for (const part of parts) await copyFile(join(folder, `register${part}`), join(folder, `other${part}`));
  const table = await open(join(folder, 'other.dbf'), 'r+');
  await table.write(Buffer.from([121, 1, 1]), 0, 3, 1);
  await table.close();
  return join(folder, 'other.shp');
}

async function embeddedFigure(folder: string): Promise<Figure> {
  const data = join(folder, 'data');
  const variables = { DATABASE_URL: '', DATA_DIR: data };
  await prepareRegister(variables);
  const timing = await ours(join(folder, 'small.shp'), variables);
  await stopHost(data);
  requireAll(timing, counts.small);
  return figure('embedded_50k', timing.seconds, ['s', '<=', 60]);
}

function figure(name: string, value: number, [unit, op, number]: [string, '<=' | '>=', number]): Figure {
  return { name: 'load', figure: name, value, unit, goal: { op, number } };
}

function seconds(timing: Timing | undefined): string {
  return `${timing?.seconds.toFixed(2)} s`;
}
